package dev.yata.auth.token;

import dev.yata.auth.token.StatusLists.PublishedList;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /oauth/status-lists/{number}}: returns a signed list, or 304 without signing if the list is unchanged. */
@RestController
class StatusListController {

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    @GetMapping(path = "/oauth/status-lists/{number:\\d{1,10}}", produces = "application/statuslist+jwt")
    @Nullable
    ResponseEntity<byte[]> list(@PathVariable long number, ServletWebRequest request) {
        PublishedList list = current(number);
        if (request.checkNotModified(list.etag())) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(list.etag())
                .body(list.jwt().get());
    }

    private PublishedList current(long number) {
        try {
            return lists.current(number)
                    .join()
                    .orElseThrow(
                            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No token refers to this list."));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
