package dev.yata.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.ForwardProxy;
import dev.yata.client.settings.ClientSettings;
import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends requests to a server whose name only the proxy can resolve. */
@Timeout(60)
class ProxyTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String BASIC = "Basic dTpwOnc="; // u:p:w

    private final FakeBackend backend = new FakeBackend();

    @AfterEach
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
    void sendWhenAVariableNamesAProxyThenGoesThroughIt(String variable) throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(backend.port(), null)) {
            assertThat(get("http://api.test/api/v1/todos", Map.of(variable, "http://" + proxy.address())))
                    .isEqualTo(200);
            assertThat(proxy.requests).hasSize(1).first().asString().startsWith("GET http://api.test");
        }
    }

    @Test
    void sendWhenAPropertyNamesAProxyThenGoesThroughIt() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(backend.port(), null)) {
            String[] address = proxy.address().split(":", -1);
            System.setProperty("http.proxyHost", address[0]);
            System.setProperty("http.proxyPort", address[1]);
            assertThat(get("http://api.test/api/v1/todos", Map.of())).isEqualTo(200);
            assertThat(proxy.requests).hasSize(1);
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
        }
    }

    @Test
    void sendWhenTheProxyWantsAPasswordThenSendsIt() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(backend.port(), BASIC)) {
            assertThat(get("http://api.test/api/v1/todos", Map.of("HTTP_PROXY", "http://u:p%3Aw@" + proxy.address())))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void sendWhenThePasswordIsWrongThenTheProxyRefused(String scheme) throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(backend.port(), BASIC)) {
            String address = "http://u:s3cret@" + proxy.address();
            Map<String, String> settings = Map.of("HTTP_PROXY", address, "HTTPS_PROXY", address);
            assertThatThrownBy(() -> get(scheme + "://api.test/api/v1/todos", settings))
                    .isInstanceOfSatisfying(
                            HttpFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.PROXY_REFUSED));
            assertThat(backend.apiRequests).isEmpty();
        }
    }

    @Test
    void sendWhenTheProxyIsDownThenSaysSo() throws Exception {
        ForwardProxy proxy = new ForwardProxy(backend.port(), null);
        proxy.close();
        assertThatThrownBy(() -> get("http://api.test/", Map.of("HTTP_PROXY", proxy.address())))
                .isInstanceOfSatisfying(
                        HttpFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.PROXY_UNREACHABLE));
        assertThat(FailureReason.PROXY_UNREACHABLE.advice("API_BASE_URL")).contains("HTTPS_PROXY", "NO_PROXY");
    }

    @Test
    void sendWhenTheHostIsLoopbackThenGoesDirectly() throws Exception {
        try (ForwardProxy proxy = new ForwardProxy(backend.port(), null)) {
            assertThat(get(backend.apiUrl() + "/todos", Map.of("HTTP_PROXY", proxy.address())))
                    .isEqualTo(200);
            assertThat(proxy.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy:1", "socks5://proxy:1", "http://", "a b"})
    void fromWhenProxyIsNoHttpUrlThenNamesTheSetting(String proxy) {
        assertThatThrownBy(() -> get("http://api.test/", Map.of("HTTPS_PROXY", proxy)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("HTTPS_PROXY must be an http URL, such as http://");
    }

    private static int get(String uri, Map<String, String> proxies) throws HttpFailure {
        Map<String, String> settings = new HashMap<>(proxies);
        settings.putAll(Map.of(
                "OAUTH_CLIENT_ID", "c",
                "OAUTH_CLIENT_SECRET", "s",
                "OAUTH_TOKEN_URL", "https://auth.test/oauth/token",
                "API_BASE_URL", "https://api.test"));
        Proxies chosen =
                ClientSettings.from(new Settings(settings, Path.of("target"))).proxies();
        return new HttpClient(new Timeouts(LONG, LONG, LONG), chosen)
                .send(HttpRequest.of("GET", URI.create(uri), Map.of()), LONG)
                .status();
    }
}
