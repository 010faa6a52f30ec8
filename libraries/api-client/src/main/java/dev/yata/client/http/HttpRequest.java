package dev.yata.client.http;

import java.net.URI;
import java.util.Map;

/**
 * Describes a request.
 *
 * @param headers may contain credentials
 * @param mediaType of the body, which is sent as UTF-8; empty for a request without a body
 */
public record HttpRequest(String method, URI uri, Map<String, String> headers, String mediaType, String body) {

    /** Returns a request without a body. */
    public static HttpRequest of(String method, URI uri, Map<String, String> headers) {
        return new HttpRequest(method, uri, headers, "", "");
    }

    /** Leaves out headers and body, which may contain credentials. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
