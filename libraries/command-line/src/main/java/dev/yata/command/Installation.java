package dev.yata.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Locates the built checkout and the JDK that runs this process.
 *
 * @param root the top folder of the checkout, with the script {@code yata}
 * @param javaHome the JDK that the shell script chose
 * @param javaVersion its version, such as {@code 25.0.3}
 */
public record Installation(Path root, Path javaHome, String javaVersion) {

    /** Returns this process's installation, from {@code -Dyata.root}, which the shell script sets. */
    public static Installation current() {
        String root = Objects.requireNonNull(
                System.getProperty("yata.root"), "Start this program with ./yata, which sets yata.root");
        return new Installation(
                Path.of(root).toAbsolutePath(),
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.version"));
    }

    /** Returns the shell script. */
    public Path script() {
        return root.resolve("yata");
    }

    /** Returns a module's runnable jar. */
    public Path jar(String module) {
        return root.resolve(module).resolve("target").resolve(module + ".jar");
    }

    /** Returns the folder of templates for the stdio server's packages. */
    public Path packaging() {
        return root.resolve("mcp-stdio-server/packaging");
    }

    /** Returns the folder of start-up archives for this JDK. */
    public Path archives() {
        return root.resolve("target/archives").resolve(javaVersion);
    }

    /** Returns the command line that runs this JDK's {@code java} with the arguments. */
    public List<String> java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        return command;
    }
}
