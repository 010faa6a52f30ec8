package dev.yata.auth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.testing.Server.Credentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.InflaterInputStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts one server on a temporary database and folder, shared by all subclasses. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
public abstract class RunningServer {

    public static final Path HOME = temporaryFolder();
    public static final Server SERVER = new Server("http://localhost:" + freePort());
    public static final String API = "http://localhost:8080/api/v1";

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("yata.home", HOME::toString);
        registry.add("yata.issuer", SERVER::url);
        registry.add("yata.api-resource", () -> API);
        // All test classes share one address, and many of them fail to authenticate.
        registry.add("yata.guard.failures-per-client", () -> 1_000_000);
        registry.add("yata.guard.failures-per-address", () -> 1_000_000);
        registry.add("yata.guard.token-requests-per-minute", () -> 1_000_000);
        registry.add("server.port", () -> SERVER.url().substring(SERVER.url().lastIndexOf(':') + 1));
    }

    public static Credentials administrator() {
        try {
            JsonNode file = JsonMapper.shared().readTree(HOME.resolve("admin.json"));
            return new Credentials(
                    file.get("client_id").asString(), file.get("client_secret").asString());
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException("The first start wrote no admin.json", unreadable);
        }
    }

    public static String adminToken() {
        return SERVER.accessToken(administrator());
    }

    /** Registers a client with these scopes. */
    public static Credentials client(String... scopes) {
        String list = List.of(scopes).stream().map(scope -> '"' + scope + '"').collect(Collectors.joining(","));
        return clientOf("{\"client_name\":\"test\",\"scopes\":[" + list + "]}");
    }

    public static Credentials clientOf(String json) {
        Answer created = SERVER.admin("POST", "", adminToken(), json);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new Credentials(created.text("client_id"), created.text("client_secret"));
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    public static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("yata-auth-test-");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns whether the status list marks the token as revoked, as a resource server would read it. */
    public static boolean isDead(String token) {
        try {
            Map<?, ?> reference = (Map<?, ?>) SignedJWT.parse(token)
                    .getJWTClaimsSet()
                    .getJSONObjectClaim("status")
                    .get("status_list");
            String path = reference.get("uri").toString().substring(SERVER.url().length());
            Map<?, ?> list =
                    SignedJWT.parse(SERVER.get(path).body()).getJWTClaimsSet().getJSONObjectClaim("status_list");
            byte[] compressed = Base64.getUrlDecoder().decode(list.get("lst").toString());
            byte[] bits = new InflaterInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
            assertThat(bits).hasSize(131_072 / 8);
            return BitSet.valueOf(bits).get(((Number) reference.get("idx")).intValue());
        } catch (IOException | ParseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
