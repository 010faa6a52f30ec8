package dev.yata.launcher.image;

import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of the JDK or the system that is run to its end. */
final class Step {

    private Step() {}

    /** @throws UserError with what the program said, if it failed */
    static void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new UserError(String.join(" ", command) + " failed:\n" + output);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
