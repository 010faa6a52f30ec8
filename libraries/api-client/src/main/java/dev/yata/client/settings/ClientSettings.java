package dev.yata.client.settings;

import dev.yata.client.http.Proxies;
import dev.yata.client.http.Timeouts;
import dev.yata.client.oauth.ClientAssertion;
import dev.yata.client.oauth.ClientAuthentication;
import dev.yata.client.oauth.ClientRegistration;
import dev.yata.client.oauth.ClientSecret;
import dev.yata.client.oauth.InvalidKey;
import dev.yata.client.oauth.PrivateKeyFormat;
import java.net.URI;

/**
 * Holds the checked settings of a client of one API.
 *
 * @param baseUrl of the API, without a trailing slash
 */
public record ClientSettings(ClientRegistration client, URI baseUrl, Timeouts timeouts, Proxies proxies) {

    /**
     * Reads and checks the settings.
     *
     * @throws InvalidSetting naming the first setting that is missing or wrong
     */
    public static ClientSettings from(Settings settings) {
        boolean insecure = settings.flag("ALLOW_INSECURE_HTTP");
        String clientId = settings.required("OAUTH_CLIENT_ID");
        URI tokenUrl = UrlSetting.url("OAUTH_TOKEN_URL", settings.required("OAUTH_TOKEN_URL"), insecure);
        String api = withoutSlash(settings.required("API_BASE_URL"));
        URI apiBaseUrl = UrlSetting.url("API_BASE_URL", api, insecure);
        ClientRegistration client = new ClientRegistration(
                clientId,
                authentication(settings, clientId, tokenUrl),
                tokenUrl,
                scope(settings.optional("OAUTH_SCOPE", "").strip()),
                UrlSetting.resource("OAUTH_RESOURCE", settings.optional("OAUTH_RESOURCE", api)),
                settings.flag("OAUTH_DPOP"));
        Timeouts timeouts = new Timeouts(
                settings.seconds("CONNECT_TIMEOUT_SECONDS", 5),
                settings.seconds("RESPONSE_TIMEOUT_SECONDS", 10),
                settings.seconds("CALL_TIMEOUT_SECONDS", 30));
        boolean isLocal = UrlSetting.isLoopback(tokenUrl.getHost()) && UrlSetting.isLoopback(apiBaseUrl.getHost());
        Proxies proxies = isLocal ? Proxies.NONE : ProxySettings.from(settings);
        return new ClientSettings(client, apiBaseUrl, timeouts, proxies);
    }

    private static ClientAuthentication authentication(Settings settings, String clientId, URI tokenUrl) {
        String secret = settings.optional("OAUTH_CLIENT_SECRET", "");
        String key = PrivateKeyFormat.unescaped(settings.text("OAUTH_PRIVATE_KEY"));
        if (secret.isEmpty() && key.isEmpty()) {
            throw settings.missing("OAUTH_CLIENT_SECRET or OAUTH_PRIVATE_KEY must be set, or one of them with _FILE,");
        }
        if (!secret.isEmpty() && !key.isEmpty()) {
            throw new InvalidSetting("OAUTH_CLIENT_SECRET and OAUTH_PRIVATE_KEY are both set: set one of them only");
        }
        if (key.isEmpty()) {
            return new ClientSecret(clientId, secret);
        }
        try {
            PrivateKeyFormat.check(key);
        } catch (InvalidKey e) {
            throw new InvalidSetting("OAUTH_PRIVATE_KEY " + e.getMessage());
        }
        String origin = tokenUrl.getScheme() + "://" + tokenUrl.getRawAuthority();
        return new ClientAssertion(clientId, settings.optional("OAUTH_ISSUER", origin), key);
    }

    /** Refuses commas. RFC 6749 §3.3 allows them in a scope, but people write them by mistake instead of spaces. */
    private static String scope(String text) {
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != ',')) {
            throw new InvalidSetting(
                    "OAUTH_SCOPE must be scopes separated by spaces, not by commas, such as todos:read todos:write");
        }
        return text;
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
