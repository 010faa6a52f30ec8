package dev.yata.stdio.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.support.AbstractAsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Answer} of a response. */
final class AnswerConsumer extends AbstractAsyncResponseConsumer<Answer, byte[]> {

    AnswerConsumer(int largestBody) {
        super(new BoundedBody(largestBody));
    }

    @Override
    protected Answer buildResult(HttpResponse response, byte @Nullable [] body, ContentType contentType) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        return new Answer(response.getCode(), headers, body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}
}
