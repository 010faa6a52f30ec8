package dev.yata.launcher.backup;

import dev.yata.command.UserError;
import dev.yata.home.YataHome;
import dev.yata.launcher.credential.CredentialFile;
import dev.yata.launcher.service.StoppedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./yata backup FILE}: copies a stopped home. PostgreSQL's files are consistent only while it is stopped. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copy databases, keys and credentials into one file, while YATA is stopped.",
        footer = {"", "Example:  ./yata down && ./yata backup monday.yata && ./yata up --detach"})
public final class Backup implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to make. It must not exist.")
    private Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        YataHome home = YataHome.current();
        if (!home.adminJson().exists()) {
            throw new UserError("There is nothing to back up in " + home.folder()
                    + ". Set YATA_HOME to the folder that ./yata up uses. Nothing was changed.");
        }
        Path target = file.toAbsolutePath().normalize();
        if (target.startsWith(home.folder())) {
            throw new UserError(target + " is in " + home.folder()
                    + ", which would be lost with its content. Name a file elsewhere. Nothing was changed.");
        }
        try (StoppedHome stopped = StoppedHome.of(home)) {
            new CredentialFile(target).create("");
            HomeContent content = new HomeContent(stopped.home());
            long size = write(home, target, content.all());
            System.out.println(
                    "Backed up " + home.folder() + " to " + target + " (" + (size / 1_000_000 + 1) + " MB):");
            content.top().forEach(entry -> System.out.println("  " + entry.getFileName()));
            if (!Files.exists(home.database("auth-server"))) {
                System.out.println("It has no database: yours is a PostgreSQL of your own. Back it up with pg_dump.");
            }
            System.out.println("The file has keys and secrets, so only you can read it. Keep it safe.");
        }
        return 0;
    }

    private static long write(YataHome home, Path target, List<Path> content) throws IOException {
        try {
            return new BackupFile(target)
                    .write(
                            home.folder(),
                            content,
                            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        } catch (IOException unfinished) {
            Files.delete(target);
            throw unfinished;
        }
    }
}
