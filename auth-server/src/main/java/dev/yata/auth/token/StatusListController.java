package dev.yata.auth.token;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** {@code GET /oauth/status-lists/{number}}: an unchanged list costs its holder a 304 and this server no signature. */
@RestController
class StatusListController {

    private final StatusLists lists;

    StatusListController(StatusLists lists) {
        this.lists = lists;
    }

    @GetMapping(path = "/oauth/status-lists/{number:\\d{1,10}}", produces = "application/statuslist+jwt")
    @Nullable
    ResponseEntity<byte[]> list(@PathVariable long number, ServletWebRequest request) {
        Optional<StatusList> list = lists.current(number);
        if (list.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        String etag = list.get().etag(Instant.now());
        if (request.checkNotModified(etag)) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(etag)
                .body(lists.sign(number, list.get()).getBytes(StandardCharsets.US_ASCII));
    }
}
