package dev.yata.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTests {

    private static final URI HTTPS = URI.create("http://s3cret:s3cret@secure:3128");
    private static final URI HTTP = URI.create("http://plain:3128");

    @ParameterizedTest
    @CsvSource({
        "https://api.test/x, '', secure",
        "http://api.test/x, other, plain",
        "https://localhost:8080/x, '',",
        "http://127.0.0.1/x, '',",
        "http://[::1]/x, '',",
        "https://api.test/x, *,",
        "https://API.test/x, Api.Test,",
        "https://api.test/x, test,",
        "https://api.test/x, .test,",
        "https://api.test/x, *.test,",
        "https://api.test/x, api.*,",
        "https://api.test:8443/x, api.test:8443,",
        "https://api.test:8444/x, api.test:8443, secure",
        "https://api.test/x, api.test:443,",
        "https://apitest/x, .test, secure",
        "https://myapi.test/x, api.test, secure",
    })
    void ofWhenHostIsExcludedThenConnectsDirectly(URI server, String direct, String proxy) {
        Proxies proxies = new Proxies(HTTPS, HTTP, List.of(direct));

        URI found = proxies.of(server);

        assertThat(found == null ? null : found.getHost()).isEqualTo(proxy);
        assertThat(proxies.toString()).doesNotContain("s3cret");
    }
}
