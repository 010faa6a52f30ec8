package dev.yata.image;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Checks the options against the rules of the MCP registry before anything is built.
 *
 * @see <a href="https://modelcontextprotocol.io/registry/package-types">what the registry requires of a package</a>
 */
final class RegistryRules {

    private RegistryRules() {}

    /** Accepts the download URL of a release, and removes a slash at its end. */
    static final class Release implements ITypeConverter<String> {

        private static final Pattern GITHUB =
                Pattern.compile("https://(?:www\\.)?github\\.com/[\\w-]+/[\\w.-]+/releases/download/[^/?#\\s]+");
        private static final Pattern GITLAB =
                Pattern.compile("https://(?:www\\.)?gitlab\\.com(?:/[\\w.-]+)+/-/releases/[^/?#\\s]+/downloads");

        @Override
        public String convert(String text) {
            String folder = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            if (GITHUB.matcher(folder).matches() || GITLAB.matcher(folder).matches()) {
                return folder;
            }
            throw new TypeConversionException("'" + text + "' is not a release URL that the MCP registry accepts."
                    + " Use https://github.com/OWNER/REPOSITORY/releases/download/TAG"
                    + " or https://gitlab.com/GROUP/PROJECT/-/releases/TAG/downloads.");
        }
    }

    /**
     * Accepts a container image's full name.
     *
     * @see <a href="https://pkg.go.dev/github.com/distribution/reference">its grammar</a>
     */
    static final class ContainerImage implements ITypeConverter<String> {

        private static final String HOST = "(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]+(?::\\d{1,5})?";
        private static final String PATH = "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)+";
        private static final String TAG = ":\\w[\\w.-]{0,127}";
        private static final String DIGEST = "@sha256:[a-f0-9]{64}";
        private static final Pattern NAME =
                Pattern.compile(HOST + PATH + "(?:" + TAG + "(?:" + DIGEST + ")?|" + DIGEST + ")");

        @Override
        public String convert(String text) {
            if (NAME.matcher(text).matches()) {
                return text;
            }
            throw new TypeConversionException("'" + text + "' is not the full name of a container image."
                    + " Use HOST/NAME:TAG or HOST/NAME@sha256:DIGEST, such as ghcr.io/owner/mcp-yata:1.0.0.");
        }
    }

    /** Accepts a server's name. */
    static final class ServerName implements ITypeConverter<String> {

        private static final int MAX_LENGTH = 200;
        private static final Pattern NAME =
                Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]");

        @Override
        public String convert(String text) {
            if (text.length() <= MAX_LENGTH && NAME.matcher(text).matches()) {
                return text;
            }
            throw new TypeConversionException("'" + text + "' is not a server name. Use NAMESPACE/NAME with letters,"
                    + " digits, dots and hyphens, at most " + MAX_LENGTH
                    + " in all, such as io.github.owner/mcp-yata or com.example/mcp-yata.");
        }
    }
}
