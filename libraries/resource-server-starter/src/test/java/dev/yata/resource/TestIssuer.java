package dev.yata.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** Replaces the auth-server in tests: serves metadata (RFC 8414), keys and status lists, and signs ES256 tokens. */
public final class TestIssuer {

    private final String resource;
    private final HttpServer server;
    private final Map<String, BitSet> lists = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private volatile ECKey key = newKey();
    private volatile boolean down;
    private volatile CountDownLatch wake = new CountDownLatch(0);
    private volatile boolean halfWay;
    private volatile Duration listsIssuedIn = Duration.ZERO;
    private volatile Duration listsLiveFor = Duration.ofMinutes(10);
    private volatile boolean notModified;

    /** @param resource the audience of the tokens */
    public TestIssuer(String resource) {
        this.resource = resource;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "test-issuer");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String resource() {
        return resource;
    }

    public ECKey key() {
        return key;
    }

    /** Returns the number of requests for a path. */
    public int requests(String path) {
        AtomicInteger count = requests.get(path);
        return count == null ? 0 : count.get();
    }

    /** Returns the number of requests for a status list. */
    public int requestsFor(String list) {
        return requests("/oauth/status-lists/" + list);
    }

    /** Shifts the {@code iat} of status lists relative to the current time. */
    public void setListsIssuedIn(Duration shift) {
        listsIssuedIn = shift;
    }

    /** Sets the time from {@code iat} to {@code exp} of status lists. */
    public void setListsLiveFor(Duration lifetime) {
        listsLiveFor = lifetime;
    }

    /** Returns the {@code If-None-Match} of the last request for a status list, or null if it had none. */
    public @Nullable String tagSentFor(String list) {
        return tags.get("/oauth/status-lists/" + list);
    }

    /** Answers every request for a status list with 304 if {@code notModified} is true. */
    public void setNotModified(boolean notModified) {
        this.notModified = notModified;
    }

    /** Closes connections without an answer if {@code down} is true. */
    public void setDown(boolean down) {
        this.down = down;
    }

    /** Accepts requests without answering them, like a process that was stopped. */
    public void hang() {
        wake = new CountDownLatch(1);
    }

    /** Answers requests with the head and one byte of the body only. */
    public void hangHalfWay() {
        halfWay = true;
        hang();
    }

    /** Answers all requests again. */
    public void wake() {
        halfWay = false;
        wake.countDown();
    }

    public static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the signing key, and publishes only the new one. */
    public void rotate() {
        key = newKey();
    }

    public void revoke(String list, int index) {
        BitSet bits = lists.computeIfAbsent(list, name -> new BitSet());
        synchronized (bits) {
            bits.set(index);
        }
    }

    /** Serves the list without revocations again, as an old copy would be. */
    public void forgetRevocations(String list) {
        lists.remove(list);
    }

    public String statusUri(String list) {
        return issuer() + "/oauth/status-lists/" + list;
    }

    /** Signs a token for a client of the account. */
    public String token(String account, String scope) {
        return token(account, scope, claims -> {});
    }

    public String token(String account, String scope, Consumer<JWTClaimsSet.Builder> changes) {
        return sign(key, "at+jwt", claims(account, scope, changes));
    }

    public JWTClaimsSet claims(String account, String scope, Consumer<JWTClaimsSet.Builder> changes) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("client-of-" + account)
                .claim("client_id", "client-of-" + account)
                .audience(resource)
                .claim("scope", scope)
                .claim("account", account)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .jwtID(UUID.randomUUID().toString());
        changes.accept(claims);
        return claims.build();
    }

    public static String sign(ECKey key, String type, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType(type))
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        tags.compute(path, (key, last) -> exchange.getRequestHeaders().getFirst("If-None-Match"));
        requests.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
        if (halfWay) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        }
        try {
            wake.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        if (down) {
            exchange.close();
        } else if (path.equals("/.well-known/oauth-authorization-server")) {
            send(
                    exchange,
                    "application/json",
                    "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer() + "/oauth/jwks\"}");
        } else if (path.equals("/oauth/jwks")) {
            send(exchange, "application/jwk-set+json", new JWKSet(key).toString());
        } else if (path.startsWith("/oauth/status-lists/") && notModified) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else if (path.startsWith("/oauth/status-lists/")) {
            exchange.getResponseHeaders().set("ETag", "W/\"any\"");
            send(exchange, "application/statuslist+jwt", statusList(path.substring(path.lastIndexOf('/') + 1)));
        } else {
            send(exchange, "text/plain", null);
        }
    }

    /** Returns invalid lists for some names. */
    private @Nullable String statusList(String name) throws IOException {
        return switch (name) {
            case "missing" -> null;
            case "forged" -> statusList(newKey(), statusUri(name), new byte[128]);
            case "other-sub" -> statusList(key, statusUri("another"), new byte[128]);
            case "bomb" -> statusList(key, statusUri(name), new byte[64 << 20]);
            default -> statusList(key, statusUri(name), bits(name));
        };
    }

    private byte[] bits(String name) {
        BitSet bits = lists.computeIfAbsent(name, key -> new BitSet());
        synchronized (bits) {
            return Arrays.copyOf(bits.toByteArray(), 128);
        }
    }

    private String statusList(ECKey key, String uri, byte[] bits) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            deflater.write(bits);
        }
        Instant issuedAt = Instant.now().plus(listsIssuedIn);
        String list = Base64URL.encode(deflated.toByteArray()).toString();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(uri)
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plus(listsLiveFor)))
                .claim("ttl", 1)
                .claim("status_list", Map.of("bits", 1, "lst", list))
                .build();
        return sign(key, "statuslist+jwt", claims);
    }

    private static void send(HttpExchange exchange, String type, @Nullable String text) throws IOException {
        if (text == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
