import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.zip.DeflaterOutputStream;

/**
 * An issuer that can issue a token without a status, unlike the auth-server. Serves its key and two status
 * lists of 131,072 tokens, 5,000 of 200,000 revoked, and writes one token with and one without a status as headers for
 * wrk.
 *
 * <p>usage: java Issuer.java PORT API_RESOURCE FOLDER
 */
final class Issuer {

    private static final int LIST_SIZE = 131_072;
    private static final int LIVE = 200_000;
    private static final int REVOKED = 5_000;

    private static KeyPair key;
    private static String issuer;

    public static void main(String[] args) throws Exception {
        issuer = "http://localhost:" + args[0];
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();

        Random random = new Random(1);
        BitSet[] lists = {new BitSet(), new BitSet()};
        for (int revoked = 0; revoked < REVOKED; ) {
            int number = 1 + random.nextInt(LIVE - 1);
            BitSet list = lists[number / LIST_SIZE];
            if (!list.get(number % LIST_SIZE)) {
                list.set(number % LIST_SIZE);
                revoked++;
            }
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        server.createContext("/oauth/jwks", exchange -> answer(exchange, "application/json", jwks()));
        for (int list = 0; list < lists.length; list++) {
            String path = "/oauth/status-lists/" + list;
            String document = statusList(issuer + path, lists[list]);
            server.createContext(path, exchange -> answer(exchange, "application/statuslist+jwt", document));
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();

        String status = ",\"status\":{\"status_list\":{\"idx\":0,\"uri\":\"" + issuer + "/oauth/status-lists/0\"}}";
        Files.writeString(Path.of(args[2], "with"), token(args[1], status));
        Files.writeString(Path.of(args[2], "without"), token(args[1], ""));
    }

    private static String token(String resource, String more) throws Exception {
        long now = Instant.now().getEpochSecond();
        return sign("at+jwt", """
                {"iss":"%s","sub":"bench","aud":"%s","client_id":"bench","scope":"todos:read todos:write",\
                "account":"bench","iat":%d,"nbf":%d,"exp":%d,"jti":"1"%s}""".formatted(issuer, resource, now, now, now + 3600, more));
    }

    private static String statusList(String uri, BitSet revoked) throws Exception {
        byte[] bits = java.util.Arrays.copyOf(revoked.toByteArray(), LIST_SIZE / 8);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated)) {
            stream.write(bits);
        }
        long now = Instant.now().getEpochSecond();
        return sign("statuslist+jwt", """
                {"sub":"%s","iss":"%s","iat":%d,"exp":%d,"ttl":1,"status_list":{"bits":1,"lst":"%s"}}"""
                .formatted(uri, issuer, now, now + 3600, base64(deflated.toByteArray())));
    }

    private static String sign(String type, String claims) throws Exception {
        String header = "{\"typ\":\"" + type + "\",\"alg\":\"ES256\",\"kid\":\"bench\"}";
        String input = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + base64(signature.sign());
    }

    private static String jwks() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        return """
                {"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"bench","x":"%s","y":"%s"}]}"""
                .formatted(coordinate(open.getW().getAffineX()), coordinate(open.getW().getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = new byte[32];
        byte[] digits = value.toByteArray();
        int length = Math.min(digits.length, 32);
        System.arraycopy(digits, digits.length - length, bytes, 32 - length, length);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
