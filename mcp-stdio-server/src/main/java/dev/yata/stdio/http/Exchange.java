package dev.yata.stdio.http;

import java.net.URI;
import java.util.Map;

/** One request to be sent. Its headers hold credentials, so it never shows them. */
public record Exchange(String method, URI uri, Map<String, String> headers, String mediaType, String body) {

    /** A request without body. */
    public static Exchange of(String method, URI uri, Map<String, String> headers) {
        return new Exchange(method, uri, headers, "", "");
    }

    @Override
    public String toString() {
        return method + " " + uri;
    }
}
