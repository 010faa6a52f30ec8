package dev.yata.image;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Checks an option against a rule of the MCP registry before anything is built.
 *
 * @see <a href="https://modelcontextprotocol.io/registry/package-types">what the registry requires of a package</a>
 */
abstract class RegistryRule implements ITypeConverter<String> {

    private final Pattern accepted;
    private final String advice;

    /** @param advice what is wrong with another value, and the accepted form; follows the value */
    private RegistryRule(String accepted, String advice) {
        this.accepted = Pattern.compile(accepted);
        this.advice = advice;
    }

    @Override
    public String convert(String text) {
        if (accepted.matcher(text).matches()) {
            return text;
        }
        throw new TypeConversionException("'" + text + "' is not " + advice);
    }

    /** Accepts the download URL of a release, and removes a slash at its end. */
    static final class Release extends RegistryRule {

        Release() {
            super(
                    "https://(?:www\\.)?(?:github\\.com/[\\w-]+/[\\w.-]+/releases/download/[^/?#\\s]+"
                            + "|gitlab\\.com(?:/[\\w.-]+)+/-/releases/[^/?#\\s]+/downloads)/?",
                    "a release URL that the MCP registry accepts."
                            + " Use https://github.com/OWNER/REPOSITORY/releases/download/TAG"
                            + " or https://gitlab.com/GROUP/PROJECT/-/releases/TAG/downloads.");
        }

        @Override
        public String convert(String text) {
            return super.convert(text).replaceFirst("/$", "");
        }
    }

    /**
     * Accepts a container image's full name: host, path, and a tag, a digest or both.
     *
     * @see <a href="https://pkg.go.dev/github.com/distribution/reference">its grammar</a>
     */
    static final class ContainerImage extends RegistryRule {

        ContainerImage() {
            super(
                    "(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]+(?::\\d{1,5})?"
                            + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)+"
                            + "(?:(?::\\w[\\w.-]{0,127})(?:@sha256:[a-f0-9]{64})?|@sha256:[a-f0-9]{64})",
                    "the full name of a container image."
                            + " Use HOST/NAME:TAG or HOST/NAME@sha256:DIGEST, such as ghcr.io/owner/mcp-yata:1.0.0.");
        }
    }

    /** Accepts a server's name. */
    static final class ServerName extends RegistryRule {

        ServerName() {
            super(
                    "(?!.{201})[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]",
                    "a server name. Use NAMESPACE/NAME with letters, digits, dots and hyphens, at most 200 in all,"
                            + " such as io.github.owner/mcp-yata or com.example/mcp-yata.");
        }
    }
}
