package dev.yata.launcher.image;

import java.util.Locale;

/**
 * The machine an image is for, which is the one it is made on.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}
 * @param arch {@code x64}, {@code arm64}, or what else the JVM calls it
 */
record Platform(String os, String arch) {

    static Platform current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
        String arch = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> System.getProperty("os.arch");
        };
        return new Platform(os, arch);
    }

    boolean isWindows() {
        return os.equals("windows");
    }

    /** As Node.js, and so the manifest of a bundle, calls the operating system. */
    String node() {
        return switch (os) {
            case "windows" -> "win32";
            case "macos" -> "darwin";
            default -> os;
        };
    }

    String launcher() {
        return isWindows() ? "mcp-yata.cmd" : "mcp-yata";
    }

    String archiveSuffix() {
        return isWindows() ? ".zip" : ".tar.gz";
    }

    @Override
    public String toString() {
        return os + "-" + arch;
    }
}
