package dev.yata.auth.admin;

import dev.yata.auth.client.Clients;
import dev.yata.auth.page.Page;
import dev.yata.auth.token.LiveToken;
import dev.yata.auth.token.LiveTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/api/clients/{id}/tokens}: lists and revokes the live tokens of a client. */
@RestController
// Checks Accept before the action runs, so that no change is hidden behind a 406.
@RequestMapping(path = "/admin/api/clients/{clientId}/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class TokensController {

    private final Clients clients;
    private final LiveTokens tokens;
    private final NextPage pages;

    TokensController(Clients clients, LiveTokens tokens, NextPage pages) {
        this.clients = clients;
        this.tokens = tokens;
        this.pages = pages;
    }

    /** The page parameters: a limit of 1 to 100 tokens, by default 50, and a cursor. */
    record PageParameters(
            @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}") @Nullable
            Integer limit,

            @Nullable String cursor) {

        int limitOrDefault() {
            return limit == null ? Page.DEFAULT_LIMIT : limit;
        }
    }

    @GetMapping
    ResponseEntity<List<LiveToken>> list(
            @PathVariable String clientId, @Valid PageParameters page, HttpServletRequest request) {
        String known = clients.get(clientId).clientId();
        return pages.answer(tokens.of(known, page.limitOrDefault(), page.cursor()), request);
    }

    @DeleteMapping("/{jti}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String clientId, @PathVariable UUID jti) {
        tokens.revoke(clients.get(clientId).clientId(), jti);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeAll(@PathVariable String clientId) {
        clients.revokeTokens(clientId);
    }
}
