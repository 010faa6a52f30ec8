package dev.yata.launcher.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The built checkout and the JDK that runs it.
 *
 * @param root the top of the checkout, where {@code yata} lies
 * @param javaHome the JDK the shell script chose
 * @param javaVersion its version, such as {@code 25.0.3}
 */
public record Installation(Path root, Path javaHome, String javaVersion) {

    /** The installation this process belongs to: {@code -Dyata.root}, set by the shell script. */
    public static Installation current() {
        String root =
                Objects.requireNonNull(System.getProperty("yata.root"), "Start this with ./yata, which sets yata.root");
        return new Installation(
                Path.of(root).toAbsolutePath(),
                Path.of(System.getProperty("java.home")),
                System.getProperty("java.version"));
    }

    /** The shell script. */
    public Path script() {
        return root.resolve("yata");
    }

    /** A module's runnable jar. */
    public Path jar(String module) {
        return root.resolve(module).resolve("target").resolve(module + ".jar");
    }

    /** The files that the stdio server's packages are made from. */
    public Path packaging() {
        return root.resolve("mcp-stdio-server/packaging");
    }

    /** The folder of the start-up archives made for this JDK. */
    public Path archives() {
        return root.resolve("target/archives").resolve(javaVersion);
    }

    /** A command line that runs this installation's {@code java} with the arguments. */
    public List<String> java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        return command;
    }
}
