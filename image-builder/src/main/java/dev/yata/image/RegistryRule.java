package dev.yata.image;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Checks an option against a rule of the MCP registry before anything is built.
 *
 * @see <a href="https://modelcontextprotocol.io/registry/package-types">what the registry requires of a package</a>
 */
enum RegistryRule {
    /** Accepts the download URL of a release, with or without a slash at its end. */
    RELEASE(
            "https://(?:www\\.)?(?:github\\.com/[\\w-]+/[\\w.-]+/releases/download/[^/?#\\s]+"
                    + "|gitlab\\.com(?:/[\\w.-]+)+/-/releases/[^/?#\\s]+/downloads)/?",
            "a release URL that the MCP registry accepts."
                    + " Use https://github.com/OWNER/REPOSITORY/releases/download/TAG"
                    + " or https://gitlab.com/GROUP/PROJECT/-/releases/TAG/downloads."),

    /**
     * Accepts a container image's full name: host, path, and a tag, a digest or both.
     *
     * @see <a href="https://pkg.go.dev/github.com/distribution/reference">its grammar</a>
     */
    CONTAINER_IMAGE(
            "(?:[a-zA-Z0-9-]+\\.)+[a-zA-Z0-9-]+(?::\\d{1,5})?"
                    + "(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)+"
                    + "(?:(?::\\w[\\w.-]{0,127})(?:@sha256:[a-f0-9]{64})?|@sha256:[a-f0-9]{64})",
            "the full name of a container image."
                    + " Use HOST/NAME:TAG or HOST/NAME@sha256:DIGEST, such as ghcr.io/owner/mcp-yata:1.0.0."),

    /** Accepts a namespace and a name of at most 200 characters together. */
    SERVER_NAME(
            "(?!.{201})[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]",
            "a server name. Use NAMESPACE/NAME with letters, digits, dots and hyphens, at most 200 in all,"
                    + " such as io.github.owner/mcp-yata or com.example/mcp-yata.");

    private final String accepted;
    private final String advice;

    /** @param advice ends the sentence that begins with "VALUE is not", and names the accepted form */
    RegistryRule(String accepted, String advice) {
        this.accepted = accepted;
        this.advice = advice;
    }

    /** Returns the value of an option, or rejects it. */
    String check(CommandSpec command, String option, String value) {
        if (!value.matches(accepted)) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value for option '" + option + "': '" + value + "' is not " + advice);
        }
        return value;
    }
}
