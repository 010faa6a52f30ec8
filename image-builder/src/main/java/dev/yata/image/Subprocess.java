package dev.yata.image;

import dev.yata.command.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs a program and waits until it ends. */
final class Subprocess {

    private Subprocess() {}

    /** @throws UserError with the program's output, if it failed */
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
