package dev.yata.auth.admin;

import dev.yata.auth.page.Page;
import dev.yata.auth.settings.ServerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers with one page of a list: a JSON array, and the address of the next page in {@code Link} (RFC 8288). */
@Component
class NextPage {

    private final ServerSettings server;

    NextPage(ServerSettings server) {
        this.server = server;
    }

    /** Makes the response. The next page has the same address with another cursor. */
    <T> ResponseEntity<List<T>> answer(Page<T> page, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.next() != null) {
            String next = UriComponentsBuilder.fromUriString(server.url(request.getRequestURI()))
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", page.next())
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(page.items());
    }
}
