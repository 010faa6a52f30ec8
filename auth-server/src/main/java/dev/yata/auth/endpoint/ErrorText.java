package dev.yata.auth.endpoint;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/** Describes requests that failed outside of our own code, where only the status is known. */
public final class ErrorText {

    private ErrorText() {}

    /** Describes a status, without a full stop. */
    public static String of(HttpStatus status) {
        if (status.is5xxServerError()) {
            return "The server failed on this request; it has been logged";
        }
        return switch (status) {
            case NOT_FOUND -> "There is nothing here";
            case BAD_REQUEST -> "The method, path, a header or the body of the request is malformed";
            default -> status.getReasonPhrase();
        };
    }

    /** Returns the path that the client requested, even while the error page answers in its place. */
    public static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String requested
                ? requested
                : request.getRequestURI();
    }
}
