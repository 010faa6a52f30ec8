package dev.yata.image;

import java.util.Locale;

/**
 * The operating system and processor of this machine, for which the image is made.
 *
 * @param os {@code linux}, {@code macos} or {@code windows}
 * @param arch {@code x64}, {@code arm64}, or the JVM's own name for another
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

    /** Returns Node.js's name of the operating system, which bundle manifests use. */
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
