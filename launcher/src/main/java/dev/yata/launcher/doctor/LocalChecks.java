package dev.yata.launcher.doctor;

import dev.yata.home.YataHome;
import dev.yata.launcher.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be seen without the network: JDK, build, folder, files. */
record LocalChecks(Installation installation, YataHome home, Path variables) {

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("JDK", installation.javaVersion() + " at " + installation.javaHome()));
        findings.add(build());
        findings.add(privateToOwner("YATA_HOME", home.folder()));
        findings.add(privateToOwner("admin.json", home.adminJson().path()));
        findings.add(privateToOwner("variables", variables));
        return findings;
    }

    private Finding build() {
        if (!Files.exists(installation.jar("mcp-stdio-server"))) {
            return Finding.bad("build", "the MCP server is not built", "Run ./yata up once; it builds.");
        }
        boolean archives = Files.exists(installation.archives().resolve("complete"));
        return Finding.good(
                "build", archives ? "jars and start-up archives" : "jars; ./yata up makes archives for a faster start");
    }

    private static Finding privateToOwner(String subject, Path path) {
        try {
            if (!Files.exists(path)) {
                return Finding.bad(subject, path + " is missing", "Start the services once with ./yata up.");
            }
            if (Files.getFileStore(path).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
                return Finding.bad(subject, path + " can be read or written by others", "Run chmod go-rwx " + path);
            }
            return Finding.good(subject, path.toString());
        } catch (IOException unreadable) {
            return Finding.bad(subject, path + " cannot be looked at", "Check who owns it: ls -ld " + path);
        }
    }
}
