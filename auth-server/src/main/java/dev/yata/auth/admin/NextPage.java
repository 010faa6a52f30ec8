package dev.yata.auth.admin;

import dev.yata.auth.page.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers with a page of a list: an array, and in {@code Link} (RFC 8288) the address of the next one, if any. */
final class NextPage {

    private NextPage() {}

    /** The next address is relative, so that it is right behind any proxy. */
    static <T> ResponseEntity<List<T>> answer(Page<T> page, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.next() != null) {
            String next = ServletUriComponentsBuilder.fromRequest(request)
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam("cursor", page.next())
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(page.items());
    }
}
