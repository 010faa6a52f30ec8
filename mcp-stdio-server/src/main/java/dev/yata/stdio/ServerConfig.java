package dev.yata.stdio;

import dev.yata.stdio.http.Timeouts;
import dev.yata.stdio.oauth.ClientAssertion;
import dev.yata.stdio.oauth.ClientAuthentication;
import dev.yata.stdio.oauth.ClientRegistration;
import dev.yata.stdio.oauth.ClientSecret;
import dev.yata.stdio.oauth.InvalidKey;
import dev.yata.stdio.oauth.KeyForm;
import dev.yata.stdio.tool.Selection;
import dev.yata.stdio.tool.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Everything the server is told, checked once at start.
 *
 * @param logLevel {@code off}, {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}
 */
record ServerConfig(
        ClientRegistration client,
        URI apiBaseUrl,
        String serverName,
        String serverVersion,
        Timeouts timeouts,
        String logLevel,
        Selection selection,
        Texts texts) {

    private static final List<String> LOG_LEVELS = List.of("off", "error", "warn", "info", "debug", "trace");

    /** @throws InvalidSetting naming the first setting that is missing or wrong */
    static ServerConfig from(Settings settings) {
        boolean insecure = settings.flag("ALLOW_INSECURE_HTTP");
        String clientId = settings.required("OAUTH_CLIENT_ID");
        URI tokenUrl = url("OAUTH_TOKEN_URL", settings.required("OAUTH_TOKEN_URL"), insecure);
        URI apiBaseUrl = url("API_BASE_URL", withoutSlash(settings.required("API_BASE_URL")), insecure);
        String resource = resource(settings.optional("OAUTH_RESOURCE", apiBaseUrl.toString()));
        String scope = scope(settings.optional("OAUTH_SCOPE", "").strip());
        return new ServerConfig(
                new ClientRegistration(
                        clientId,
                        authentication(settings, clientId, tokenUrl),
                        tokenUrl,
                        scope,
                        resource,
                        settings.flag("OAUTH_DPOP")),
                apiBaseUrl,
                settings.optional("SERVER_NAME", "mcp-yata"),
                settings.optional("SERVER_VERSION", version()),
                new Timeouts(
                        seconds(settings, "CONNECT_TIMEOUT_SECONDS", 5),
                        seconds(settings, "RESPONSE_TIMEOUT_SECONDS", 10),
                        seconds(settings, "CALL_TIMEOUT_SECONDS", 30)),
                logLevel(settings.optional("LOG_LEVEL", "info")),
                ToolSettings.selection(settings),
                ToolSettings.texts(settings));
    }

    /** The version of the program, as the jar's manifest tells it. */
    static String version() {
        String version = ServerConfig.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static ClientAuthentication authentication(Settings settings, String clientId, URI tokenUrl) {
        String secret = settings.optional("OAUTH_CLIENT_SECRET", "");
        String key = settings.text("OAUTH_PRIVATE_KEY");
        if (secret.isEmpty() == key.isEmpty()) {
            throw new InvalidSetting(
                    secret.isEmpty()
                            ? "OAUTH_CLIENT_SECRET or OAUTH_PRIVATE_KEY must be set, or one of them with _FILE, in the"
                                    + " environment or in the file that ENV_FILE names"
                            : "OAUTH_CLIENT_SECRET and OAUTH_PRIVATE_KEY are both set: set one of them, not both");
        }
        String origin = tokenUrl.getScheme() + "://" + tokenUrl.getRawAuthority();
        if (key.isEmpty()) {
            return new ClientSecret(clientId, secret);
        }
        try {
            KeyForm.check(key);
        } catch (InvalidKey e) {
            throw new InvalidSetting("OAUTH_PRIVATE_KEY " + e.getMessage());
        }
        return new ClientAssertion(clientId, settings.optional("OAUTH_ISSUER", origin), key);
    }

    private static URI url(String name, String text, boolean insecure) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw notAUrl(name);
        }
        boolean http = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
            throw notAUrl(name);
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            throw new InvalidSetting(name + " must have a port from 1 to 65535");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidSetting(name + " must have no user, query or fragment");
        }
        if (http && !insecure && !isLoopback(url.getHost())) {
            throw new InvalidSetting(name + " must be an https URL: plain http is for loopback only, unless"
                    + " ALLOW_INSECURE_HTTP=true says that the network between is trusted");
        }
        return url;
    }

    /** RFC 8707 §2. */
    private static String resource(String text) {
        try {
            URI resource = new URI(text);
            if (resource.isAbsolute() && resource.getRawFragment() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw notAResource();
        }
        throw notAResource();
    }

    private static InvalidSetting notAResource() {
        return new InvalidSetting("OAUTH_RESOURCE must be an absolute URI without fragment");
    }

    /** RFC 6749 §3.3; it allows commas in a scope, but whoever writes one means a space. */
    private static String scope(String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != ',')) {
            throw new InvalidSetting(
                    "OAUTH_SCOPE must be scopes separated by spaces, not by commas, such as todos:read todos:write");
        }
        return text;
    }

    private static InvalidSetting notAUrl(String name) {
        return new InvalidSetting(name + " must be an http or https URL, such as http://localhost:"
                + (name.equals("API_BASE_URL") ? "8080/api/v1" : "9000/oauth/token"));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Duration seconds(Settings settings, String name, int byDefault) {
        String text = settings.optional(name, String.valueOf(byDefault));
        try {
            int seconds = Integer.parseInt(text.strip());
            if (seconds >= 1 && seconds <= 600) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            throw notSeconds(name);
        }
        throw notSeconds(name);
    }

    private static InvalidSetting notSeconds(String name) {
        return new InvalidSetting(name + " must be a whole number of seconds from 1 to 600");
    }

    private static String logLevel(String text) {
        String level = text.toLowerCase(Locale.ROOT);
        if (!LOG_LEVELS.contains(level)) {
            throw new InvalidSetting("LOG_LEVEL must be one of " + String.join(", ", LOG_LEVELS));
        }
        return level;
    }
}
