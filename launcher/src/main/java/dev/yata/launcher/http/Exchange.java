package dev.yata.launcher.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests and reads the whole answer. The JDK's own time limit ends at the headers, and it does not limit the
 * size of a body.
 *
 * @param limit for the answer with its body
 * @param maximumBytes of the body
 */
public record Exchange(HttpClient http, Duration limit, int maximumBytes) {

    /**
     * Returns the answer.
     *
     * @throws IOException if the answer is not complete in time, or is too long
     */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, head -> new LimitedBody(maximumBytes));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new HttpTimeoutException("no complete answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
