package dev.yata.stdio.http;

import dev.yata.stdio.http.HttpFailure.Reach;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends requests, at most {@value #CONNECTIONS} at a time to one host. No redirects, cookies or silent retries. */
public final class HttpChannel {

    /**
     * Bytes. In UTF-8 a character takes 4 at most, so that a page of 100 todos is within 4.6 MB: each 10,000 characters of
     * description, 1,200 of title and tags, and half a kilobyte of the rest.
     */
    public static final int LARGEST_BODY = 5 * 1024 * 1024;

    /** Bytes, for what holds no todos. */
    private static final int SMALL_BODY = 256 * 1024;

    private static final int CONNECTIONS = 16;

    private final Timeouts timeouts;
    private @Nullable CloseableHttpAsyncClient client;

    public HttpChannel(Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    /** How long the other side may be silent. */
    public Duration longestSilence() {
        return timeouts.response();
    }

    /** As the other one, for an answer that holds no todos. */
    public Answer send(Exchange exchange, Duration budget) throws HttpFailure {
        return send(exchange, SMALL_BODY, budget);
    }

    /**
     * Waits for the whole answer, at most for the budget; an interrupt ends the exchange.
     *
     * @param largestBody bytes that the answer may have
     * @throws HttpFailure if no complete answer came
     * @throws CancellationException if the thread was interrupted
     */
    public Answer send(Exchange exchange, int largestBody, Duration budget) throws HttpFailure {
        AsyncRequestBuilder request =
                AsyncRequestBuilder.create(exchange.method()).setUri(exchange.uri());
        exchange.headers().forEach(request::setHeader);
        if (!exchange.mediaType().isEmpty()) {
            request.setEntity(exchange.body(), ContentType.create(exchange.mediaType(), StandardCharsets.UTF_8));
        }
        Future<Answer> answer = client().execute(request.build(), new AnswerConsumer(largestBody), null);
        try {
            return answer.get(Math.max(budget.toMillis(), 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpFailure(Reach.TIMED_OUT, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new HttpFailure(reach(e.getCause()), e.getCause());
        }
    }

    private static Reach reach(@Nullable Throwable cause) {
        if (cause instanceof ConnectException
                || cause instanceof RequestNotExecutedException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException) {
            return Reach.NOT_CONNECTED;
        }
        if (cause instanceof SSLException) {
            return beforeTls(cause);
        }
        if (cause instanceof HttpException) {
            return Reach.NOT_HTTP;
        }
        if (cause instanceof SocketTimeoutException) {
            return Reach.SILENT;
        }
        return cause instanceof BoundedBody.TooLarge ? Reach.TOO_LARGE : Reach.BROKEN_OFF;
    }

    /** The JDK tells a wrong name only by its words. */
    private static Reach beforeTls(Throwable failure) {
        Reach reach = failure instanceof SSLPeerUnverifiedException ? Reach.OTHER_HOST : Reach.NOT_TLS;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (words.startsWith("No subject alternative") || words.startsWith("No name matching")) {
                return Reach.OTHER_HOST;
            }
            if (cause instanceof GeneralSecurityException) {
                reach = Reach.NOT_TRUSTED;
            }
        }
        return reach;
    }

    private synchronized CloseableHttpAsyncClient client() {
        if (client == null) {
            client = HttpAsyncClients.custom()
                    .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                            .setTlsStrategy(new OnDemandTls())
                            .setMaxConnTotal(2 * CONNECTIONS)
                            .setMaxConnPerRoute(CONNECTIONS)
                            .setDefaultConnectionConfig(ConnectionConfig.custom()
                                    .setConnectTimeout(Timeout.of(timeouts.connect()))
                                    .setSocketTimeout(Timeout.of(timeouts.response()))
                                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                                    .build())
                            .setDefaultTlsConfig(TlsConfig.custom()
                                    .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                    .build())
                            .build())
                    .setIOReactorConfig(
                            IOReactorConfig.custom().setIoThreadCount(1).build())
                    .setDefaultRequestConfig(RequestConfig.custom()
                            .setConnectionRequestTimeout(Timeout.of(timeouts.call()))
                            .setResponseTimeout(Timeout.of(timeouts.response()))
                            .build())
                    .setUserAgent("mcp-yata")
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAutomaticRetries()
                    .disableAuthCaching()
                    .build();
            client.start();
        }
        return client;
    }
}
