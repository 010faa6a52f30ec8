package dev.yata.auth.admin;

import dev.yata.auth.page.Page;
import dev.yata.auth.settings.ServerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the response with a page of a list: a JSON array, and links to the next and previous page (RFC 8288). */
@Component
class PageResponse {

    private final ServerSettings server;

    PageResponse(ServerSettings server) {
        this.server = server;
    }

    /** Makes the response. The other pages have the same address with another cursor. */
    <T> ResponseEntity<List<T>> answer(Page<T> page, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        link(page.next(), "next", request, answer);
        link(page.previous(), "prev", request, answer);
        return answer.body(page.items());
    }

    private void link(
            @Nullable String cursor, String relation, HttpServletRequest request, ResponseEntity.BodyBuilder answer) {
        if (cursor != null) {
            String url = UriComponentsBuilder.fromUriString(server.url(request.getRequestURI()))
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", cursor)
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + url + ">; rel=\"" + relation + "\"");
        }
    }
}
