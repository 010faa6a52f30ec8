package dev.yata.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** https, with the certificates the JVM trusts and no others. */
class TlsIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void callWhenCertificateIsTrustedThenWorksAndOtherwiseSaysSo() throws Exception {
        Path store = keyStore();
        List<String> trusting = new ArrayList<>(McpProcess.command());
        trusting.add(1, "-Djavax.net.ssl.trustStore=" + store);
        trusting.add(2, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
        try (FakeBackend backend = new FakeBackend(0, context(store))) {
            assertThat(list(backend, trusting)).startsWith("Your todos:");
            assertThat(list(backend, McpProcess.command()))
                    .contains("certificate that is not trusted", "OAUTH_TOKEN_URL");
        }
    }

    private static String list(FakeBackend backend, List<String> command) {
        try (McpProcess server = McpProcess.start(McpProcess.settings(backend), command)) {
            return McpProcess.text(server.call(1, "list_todos", "{}").next());
        }
    }

    private Path keyStore() throws Exception {
        Path store = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
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
