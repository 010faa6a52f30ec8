package dev.yata.auth.audit;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Reports that the maximum number of exports is running (429). Thrown before the first byte is written. */
public final class TooManyExportsException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_AFTER_SECONDS = "10";

    TooManyExportsException() {
        super(HttpStatus.TOO_MANY_REQUESTS);
        setDetail("Too many exports of the audit are running. Try again when one has finished.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
