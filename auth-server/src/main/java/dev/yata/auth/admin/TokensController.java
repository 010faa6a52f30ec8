package dev.yata.auth.admin;

import dev.yata.auth.client.Clients;
import dev.yata.auth.page.Page;
import dev.yata.auth.token.LiveToken;
import dev.yata.auth.token.LiveTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/api/clients/{id}/tokens}: lists and revokes the live tokens of a client. */
@Tag(name = "Tokens")
@RestController
@RequestMapping(path = "/admin/api/clients/{clientId}/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
class TokensController {

    private final Clients clients;
    private final LiveTokens tokens;
    private final PageResponse pages;

    TokensController(Clients clients, LiveTokens tokens, PageResponse pages) {
        this.clients = clients;
        this.tokens = tokens;
        this.pages = pages;
    }

    @Operation(operationId = "listTokens", summary = "Lists the live tokens of a client, newest first")
    @ApiResponse(
            responseCode = "200",
            description = "A page of tokens",
            headers = @Header(name = "Link", ref = "#/components/headers/Link"))
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @GetMapping
    ResponseEntity<List<LiveToken>> list(
            @PathVariable String clientId,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = Page.MAX_LIMIT, message = "must be {min} to {max}")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        String known = clients.get(clientId).clientId();
        return pages.answer(tokens.of(known, limit, cursor), request);
    }

    @Operation(operationId = "revokeToken", summary = "Revokes a token")
    @ApiResponse(responseCode = "204", description = "Revoked")
    @ApiResponse(responseCode = "404", description = "The client or the token does not exist")
    @DeleteMapping("/{jti}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String clientId, @PathVariable UUID jti) {
        tokens.revoke(clients.get(clientId).clientId(), jti);
    }

    @Operation(operationId = "revokeTokens", summary = "Revokes all tokens of a client")
    @ApiResponse(responseCode = "204", description = "Revoked")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeAll(@PathVariable String clientId) {
        clients.revokeTokens(clientId);
    }
}
