package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.client.ForwardProxy;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests https, where only certificates that the JVM trusts are accepted. */
class TlsIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void callWhenCertificateIsTrustedThenWorksAndOtherwiseSaysSo() throws Exception {
        Path store = keyStore("-ext", "SAN=IP:127.0.0.1");
        try (FakeBackend backend = new FakeBackend(0, context(store))) {
            assertThat(list(backend, trusting(store))).startsWith("Your todos:");
            assertThat(list(backend, McpProcess.command()))
                    .contains("certificate that is not trusted", "OAUTH_TOKEN_URL");
        }
    }

    @Test
    void callWhenCertificateIsForAnotherHostThenSaysSo() throws Exception {
        Path other = keyStore("-ext", "SAN=DNS:other.example");
        try (FakeBackend backend = new FakeBackend(0, context(other))) {
            assertThat(list(backend, trusting(other))).contains("certificate for another host", "OAUTH_TOKEN_URL");
        }
    }

    @Test
    void callWhenSchemeIsNotThePortsThenSaysSo() throws Exception {
        try (FakeBackend plain = new FakeBackend();
                FakeBackend secure = new FakeBackend(0, context(keyStore("-ext", "SAN=IP:127.0.0.1")))) {
            Map<String, String> settings = new HashMap<>(McpProcess.settings(plain));
            settings.put("OAUTH_TOKEN_URL", "https://127.0.0.1:" + plain.port() + "/oauth/token");
            assertThat(list(settings, McpProcess.command()))
                    .contains("correct scheme, host and port in OAUTH_TOKEN_URL");
            settings.put("OAUTH_TOKEN_URL", "http://127.0.0.1:" + secure.port() + "/oauth/token");
            assertThat(list(settings, McpProcess.command()))
                    .contains("correct scheme, host and port in OAUTH_TOKEN_URL");
        }
    }

    @Test
    void callWhenOnlyAProxyKnowsTheHostThenGoesThroughIt() throws Exception {
        Path store = keyStore("-ext", "SAN=DNS:api.test");
        try (FakeBackend backend = new FakeBackend(0, context(store));
                ForwardProxy proxy = new ForwardProxy(backend.port(), "Basic dTpw")) { // u:p
            Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));
            settings.put("OAUTH_TOKEN_URL", "https://api.test/oauth/token");
            settings.put("API_BASE_URL", "https://api.test/api/v1");
            settings.put("HTTPS_PROXY", "http://u:p@" + proxy.address());
            assertThat(list(settings, trusting(store))).startsWith("Your todos:");
            assertThat(proxy.requests).isNotEmpty().allMatch(request -> request.startsWith("CONNECT api.test:443 "));

            settings.put("HTTPS_PROXY", "http://u:s3cret@" + proxy.address());
            assertThat(list(settings, trusting(store)))
                    .contains("its proxy refused", "HTTPS_PROXY")
                    .doesNotContain("s3cret");
        }
    }

    private static List<String> trusting(Path store) {
        List<String> trusting = new ArrayList<>(McpProcess.command());
        trusting.add(1, "-Djavax.net.ssl.trustStore=" + store);
        trusting.add(2, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
        return trusting;
    }

    private static String list(FakeBackend backend, List<String> command) {
        return list(McpProcess.settings(backend), command);
    }

    private static String list(Map<String, String> settings, List<String> command) {
        try (McpProcess server = McpProcess.start(settings, command)) {
            return McpProcess.text(server.call(1, "list_todos", "{}").next());
        }
    }

    private Path keyStore(String... options) throws Exception {
        Path store = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process made = new ProcessBuilder(command)
                .inheritIO()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        return store;
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
