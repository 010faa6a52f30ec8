package dev.yata.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests on the calling thread, with at most {@value #CONNECTIONS} connections to a host. Does not follow
 * redirects, keep cookies or repeat requests.
 */
public final class HttpClient {

    /**
     * In bytes. A page of 100 todos takes at most 4.6 MB. Each todo has up to 10,000 characters of description, 1,200
     * of title and tags, and half a kilobyte of other fields. A character in UTF-8 takes at most 4 bytes.
     */
    public static final int LARGEST_BODY = 5 * 1024 * 1024;

    /** In bytes, for responses without todos. */
    private static final int SMALL_BODY = 256 * 1024;

    private static final int CONNECTIONS = 16;

    /** The server may have closed a connection that was idle for longer. Checking it takes about a millisecond. */
    private static final TimeValue IDLE = TimeValue.ofMilliseconds(100);

    private final Timeouts timeouts;
    private final Proxies proxies;
    private final ScheduledThreadPoolExecutor timer;
    private @Nullable CloseableHttpClient client;

    /** Creates a client without proxies. */
    public HttpClient(Timeouts timeouts) {
        this(timeouts, Proxies.NONE);
    }

    public HttpClient(Timeouts timeouts, Proxies proxies) {
        this.timeouts = timeouts;
        this.proxies = proxies;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "http-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /** Returns the longest time in which a server may send nothing. */
    public Duration longestSilence() {
        return timeouts.response();
    }

    /** Sends a request that expects a response without todos. */
    public HttpResponse send(HttpRequest request, Duration budget) throws HttpFailure {
        return send(request, SMALL_BODY, budget);
    }

    /**
     * Sends a request and waits for the whole response.
     *
     * @param largestBody of the response, in bytes
     * @param budget after which the request is aborted
     * @throws HttpFailure if no complete response came
     * @throws CancellationException if the thread was interrupted, which aborts the request
     */
    public HttpResponse send(HttpRequest request, int largestBody, Duration budget) throws HttpFailure {
        Deadline deadline = Deadline.in(budget);
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        if (!request.mediaType().isEmpty()) {
            ContentType type = ContentType.create(request.mediaType(), StandardCharsets.UTF_8);
            message.setEntity(new StringEntity(request.body(), type));
        }
        // With socket timeouts alone, a server could send one byte at a time without end.
        Future<?> abort = timer.schedule(message::cancel, budget.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return client().execute(message, response -> read(message, response, largestBody));
        } catch (TooLarge e) {
            throw new HttpFailure(FailureReason.TOO_LARGE, e);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            throw new HttpFailure(deadline.isOver() ? FailureReason.TIMED_OUT : reason(request, e), e);
        } finally {
            abort.cancel(false);
        }
    }

    private FailureReason reason(HttpRequest request, IOException failure) {
        FailureReason reason = FailureReason.of(failure);
        return reason == FailureReason.NOT_CONNECTED && proxies.of(request.uri()) != null
                ? FailureReason.PROXY_UNREACHABLE
                : reason;
    }

    private static HttpResponse read(HttpUriRequestBase message, ClassicHttpResponse response, int largestBody)
            throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        return new HttpResponse(response.getCode(), headers, body(message, response, largestBody));
    }

    private static String body(HttpUriRequestBase message, ClassicHttpResponse response, int largest)
            throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        InputStream body = response.getEntity().getContent();
        byte[] bytes = body.readNBytes(largest);
        if (body.read() >= 0) {
            // Closing the response would read the rest of it.
            message.cancel();
            throw new TooLarge();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private synchronized CloseableHttpClient client() {
        if (client == null) {
            HttpClientBuilder builder = HttpClients.custom()
                    .setConnectionManager(new ConnectionManagerBuilder()
                            // The client's own parser skips lines that are not HTTP and waits for a status line.
                            .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                    .responseParserFactory(new DefaultHttpResponseParserFactory())
                                    .build())
                            .setTlsSocketStrategy(HttpClient::startTls)
                            .setMaxConnTotal(2 * CONNECTIONS)
                            .setMaxConnPerRoute(CONNECTIONS)
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(Timeout.of(timeouts.connect()))
                                    .setSocketTimeout(Timeout.of(timeouts.response()))
                                    .setValidateAfterInactivity(IDLE)
                                    .build())
                            .build())
                    .setDefaultRequestConfig(RequestConfig.custom()
                            .setConnectionRequestTimeout(Timeout.of(timeouts.call()))
                            .setResponseTimeout(Timeout.of(timeouts.response()))
                            .build())
                    .setUserAgent("mcp-yata")
                    .disableContentCompression()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAutomaticRetries()
                    .disableAuthCaching();
            if (!proxies.isEmpty()) {
                ProxyRoutes.addTo(builder, proxies);
            }
            client = builder.build();
        }
        return client;
    }

    /** Without this, the client would report a timeout of the handshake as a timeout of the connection. */
    private static SSLSocket startTls(
            Socket socket, String host, int port, @Nullable Object attachment, HttpContext context) throws IOException {
        try {
            return Tls.DEFAULT.upgrade(socket, host, port, attachment, context);
        } catch (SocketTimeoutException e) {
            throw new FailureReason.TlsHandshakeTimeout(e);
        }
    }

    /** Makes connections that stop reading and writing when their thread is interrupted. Plain sockets do not stop. */
    private static final class ConnectionManagerBuilder extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver hosts, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> SocketChannel.open().socket(),
                    ports,
                    hosts,
                    scheme -> "https".equalsIgnoreCase(scheme) ? tls : null);
        }
    }

    /**
     * Loads TLS at the first https connection, because reading the trust store takes longer than a call without TLS.
     */
    private static final class Tls {

        static final TlsSocketStrategy DEFAULT = DefaultClientTlsStrategy.createDefault();
    }

    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
