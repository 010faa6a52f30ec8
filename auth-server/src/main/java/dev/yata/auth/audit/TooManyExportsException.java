package dev.yata.auth.audit;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** As many exports are being downloaded as may be at a time (429); nothing was written yet. */
public final class TooManyExportsException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final String RETRY_AFTER_SECONDS = "10";

    TooManyExportsException() {
        super(HttpStatus.TOO_MANY_REQUESTS);
        setDetail("Other exports of the audit are still being downloaded. Try again when one has ended.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
