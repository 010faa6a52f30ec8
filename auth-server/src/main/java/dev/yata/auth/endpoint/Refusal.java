package dev.yata.auth.endpoint;

import org.springframework.http.HttpStatus;

/** Words for a request that was refused outside of our own code, where only the status is known. */
final class Refusal {

    private Refusal() {}

    static String describe(HttpStatus status) {
        if (status.is5xxServerError()) {
            return "The server failed on this request; it has been logged";
        }
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case BAD_REQUEST -> "The method, path, a header or the body of the request is malformed";
            default -> status.getReasonPhrase();
        };
    }
}
