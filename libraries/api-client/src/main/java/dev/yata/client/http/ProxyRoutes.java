package dev.yata.client.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChain.Scope;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Sends requests through proxies. Loaded only if there are any. */
final class ProxyRoutes extends DefaultRoutePlanner {

    private static final int DEFAULT_PORT = 80;
    private static final int AUTHENTICATION_REQUIRED = 407;
    private static final String REACHED = "yata.reached";

    private final Proxies proxies;

    private ProxyRoutes(Proxies proxies) {
        super(null);
        this.proxies = proxies;
    }

    static void addTo(HttpClientBuilder client, Proxies proxies) {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        addTo(credentials, proxies.https());
        addTo(credentials, proxies.http());
        client.setRoutePlanner(new ProxyRoutes(proxies))
                .setDefaultCredentialsProvider(credentials)
                .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), "refused", ProxyRoutes::failIfRefused)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "reached", ProxyRoutes::markAsReached);
    }

    /** Fails if the proxy does not open a tunnel. The client would return its answer as the server's. */
    private static ClassicHttpResponse failIfRefused(ClassicHttpRequest request, Scope scope, ExecChain next)
            throws IOException, HttpException {
        ClassicHttpResponse response = next.proceed(request, scope);
        if (scope.clientContext.getAttribute(REACHED) == null || response.getCode() == AUTHENTICATION_REQUIRED) {
            response.close();
            throw new FailureReason.ProxyRefused();
        }
        return response;
    }

    private static ClassicHttpResponse markAsReached(ClassicHttpRequest request, Scope scope, ExecChain next)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(REACHED, true);
        return next.proceed(request, scope);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        URI proxy = proxies.of(URI.create(target.toURI()));
        return proxy == null ? null : host(proxy);
    }

    private static void addTo(BasicCredentialsProvider credentials, @Nullable URI proxy) {
        if (proxy == null || proxy.getRawUserInfo() == null) {
            return;
        }
        String[] parts = proxy.getRawUserInfo().split(":", 2);
        String password = parts.length < 2 ? "" : decoded(parts[1]);
        credentials.setCredentials(
                new AuthScope(host(proxy)), new UsernamePasswordCredentials(decoded(parts[0]), password.toCharArray()));
    }

    private static HttpHost host(URI proxy) {
        return new HttpHost("http", proxy.getHost(), proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
