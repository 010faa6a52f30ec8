package dev.yata.launcher.backup;

import dev.yata.command.Printable;
import dev.yata.command.TemporaryFolder;
import dev.yata.command.UserError;
import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import dev.yata.launcher.service.StoppedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./yata restore FILE}: checks a backup, and brings its content into a stopped home. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Bring back databases, keys and credentials from a file of ./yata backup.",
        footer = {"", "Examples:", "  ./yata restore monday.yata", "  ./yata restore monday.yata --replace"})
public final class Restore implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    @Parameters(paramLabel = "FILE", description = "A file of ./yata backup.")
    private Path file;

    @Option(
            names = "--replace",
            description = "Replace the present content. It is kept in a folder beside the restored content.")
    private boolean replace;

    @Override
    public Integer call() throws IOException, InterruptedException {
        YataHome home = YataHome.current();
        Path source = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(source)) {
            throw new UserError(source + " does not exist. Nothing was changed.");
        }
        try (StoppedHome stopped = StoppedHome.of(home)) {
            BackupFile backup = new BackupFile(source);
            String created = backup.check(home.folder());
            List<Path> present = new HomeContent(stopped.home()).top();
            if (!present.isEmpty() && !replace) {
                throw new UserError(home.folder() + " has content: "
                        + String.join(
                                ", ",
                                present.stream()
                                        .map(path -> path.getFileName() + "")
                                        .toList())
                        + ". Repeat the command with --replace, which keeps a copy of it, or set YATA_HOME to an empty"
                        + " folder. Nothing was changed.");
            }
            Path draft = home.folder().resolve(HomeContent.DRAFT);
            TemporaryFolder.delete(draft);
            PrivateFile.createFolder(draft);
            try {
                backup.unpack(draft);
                replace(home, present, draft);
            } finally {
                TemporaryFolder.delete(draft);
            }
            System.out.println("Restored " + home.folder() + " from the backup of " + Printable.of(created)
                    + ". Start it with ./yata up.");
        }
        return 0;
    }

    private static void replace(YataHome home, List<Path> present, Path draft) throws IOException {
        if (!present.isEmpty()) {
            Path replaced = home.folder()
                    .resolve(HomeContent.REPLACED + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())));
            PrivateFile.createFolder(replaced);
            moveAll(present, replaced);
            System.out.println("The previous content is in " + replaced + ". Delete it when you no longer need it.");
        }
        try (Stream<Path> restored = Files.list(draft)) {
            moveAll(restored.toList(), home.folder());
        }
    }

    private static void moveAll(List<Path> entries, Path folder) throws IOException {
        for (Path entry : entries) {
            Files.move(entry, folder.resolve(entry.getFileName()));
        }
    }
}
