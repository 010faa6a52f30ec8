package dev.yata.launcher.doctor;

import dev.yata.command.Installation;
import dev.yata.home.Dotenv;
import dev.yata.home.YataHome;
import dev.yata.launcher.credential.CredentialFile;
import dev.yata.launcher.service.DiskSpace;
import dev.yata.launcher.terminal.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the things that do not need the network: JDK, build, folder, files. */
record LocalChecks(Installation installation, YataHome home, Path variables) {

    private static final String START =
            "Start the services once with ./yata up, or set YATA_HOME to the folder that they use.";

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("JDK", installation.javaVersion() + " at " + installation.javaHome()));
        findings.add(build());
        findings.add(privateToOwner("YATA_HOME", home.folder(), START));
        disk().ifPresent(findings::add);
        findings.add(privateToOwner("admin.json", home.adminJson().path(), START));
        boolean ownVariables = variables.equals(home.mcpEnv().path());
        findings.add(privateToOwner(
                "variables",
                variables,
                ownVariables ? START : "Check the path; ./yata clients create --env-file FILE writes such a file."));
        privateKey().ifPresent(findings::add);
        return findings;
    }

    /** Checks the file of the client's private key, if the variables name one. */
    private Optional<Finding> privateKey() {
        try {
            return Optional.ofNullable(
                            Dotenv.parse(Files.readString(variables)).values().get("OAUTH_PRIVATE_KEY_FILE"))
                    .filter(file -> !file.isBlank())
                    .map(file -> privateToOwner(
                            "private key", Path.of(file), "Correct OAUTH_PRIVATE_KEY_FILE in " + variables + "."));
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty(); // The other checks report it.
        }
    }

    private Optional<Finding> disk() {
        try {
            return Optional.of(disk(DiskSpace.of(home)));
        } catch (IOException unreadable) {
            return Optional.empty(); // The check of the folder reports it.
        }
    }

    static Finding disk(DiskSpace space) {
        String detail = space.free() + " MiB are free on the disk of " + space.folder();
        return space.isLow()
                ? Finding.bad("disk", "only " + detail, "Free some space. A full disk stops all changes.")
                : Finding.good("disk", detail);
    }

    private Finding build() {
        if (!Files.exists(installation.jar("mcp-stdio-server"))) {
            return Finding.bad("build", "the MCP server is not built", "Run ./yata up once; it builds.");
        }
        boolean archives = Files.exists(installation.archives().resolve("complete"));
        return Finding.good(
                "build", archives ? "jars and start-up archives" : "jars; ./yata up makes archives for a faster start");
    }

    private static Finding privateToOwner(String subject, Path path, String remedyWhenMissing) {
        try {
            if (!Files.exists(path)) {
                return Finding.bad(subject, path + " is missing", remedyWhenMissing);
            }
            if (new CredentialFile(path).isOpenToOthers()) {
                return Finding.bad(
                        subject, path + " can be read or written by others", "Run chmod go-rwx " + ShellWord.of(path));
            }
            return Finding.good(subject, path.toString());
        } catch (IOException unreadable) {
            return Finding.bad(subject, path + " cannot be read", "Check its owner: ls -ld " + ShellWord.of(path));
        }
    }
}
