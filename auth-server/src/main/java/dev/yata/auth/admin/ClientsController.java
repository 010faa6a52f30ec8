package dev.yata.auth.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.ClientFilter;
import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.Clients;
import dev.yata.auth.client.IssuedSecret;
import dev.yata.auth.client.MergePatch;
import dev.yata.auth.settings.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /admin/api/clients}: administration of OAuth clients. */
@RestController
@RequestMapping(path = "/admin/api/clients", produces = MediaType.APPLICATION_JSON_VALUE)
class ClientsController {

    private static final String JSON = "application/json";
    private static final String ANY_JSON = "application/*+json";

    private static final int DEFAULT_OVERLAP_SECONDS = 86_400;

    private final Clients clients;
    private final PageResponse pages;
    private final JsonMapper json;

    ClientsController(Clients clients, PageResponse pages, JsonMapper json) {
        this.clients = clients;
        this.pages = pages;
        this.json = json;
    }

    /** A client and its new secret, if it has one. Only the response to creation or rotation contains it. */
    record ClientWithSecret(
            @JsonUnwrapped ClientDetails client,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String clientSecret) {

        static ClientWithSecret of(IssuedSecret issued) {
            Secret secret = issued.secret();
            return new ClientWithSecret(issued.client(), secret == null ? null : secret.value());
        }

        @Override
        public String toString() {
            return client.clientId();
        }
    }

    /** The overlap, during which earlier secrets stay valid: 0 to 604,800 s, by default one day. */
    record Rotation(
            @Range(max = 604_800, message = "must be {min} to {max} seconds") @Nullable
            Integer overlapSeconds) {

        static Duration overlap(@Nullable Rotation rotation) {
            Integer requested = rotation == null ? null : rotation.overlapSeconds();
            return Duration.ofSeconds(requested == null ? DEFAULT_OVERLAP_SECONDS : requested);
        }
    }

    @PostMapping(consumes = {JSON, ANY_JSON})
    ResponseEntity<ClientWithSecret> create(@RequestBody ClientMetadata metadata) {
        IssuedSecret issued = clients.register(metadata);
        URI location = URI.create("/admin/api/clients/" + issued.client().clientId());
        return ResponseEntity.created(location).body(ClientWithSecret.of(issued));
    }

    @GetMapping
    ResponseEntity<List<ClientDetails>> list(@Valid ClientFilter filter, HttpServletRequest request) {
        return pages.answer(clients.search(filter), request);
    }

    @GetMapping("/{clientId}")
    ClientDetails show(@PathVariable String clientId) {
        return clients.get(clientId);
    }

    @PatchMapping(
            path = "/{clientId}",
            consumes = {JSON, ANY_JSON})
    ClientDetails edit(@PathVariable String clientId, @RequestBody MergePatch patch) {
        MergePatch complete = patch.withExclusive("jwks", "jwks_uri");
        return clients.edit(clientId, client -> complete.applyTo(client, ClientMetadata.class, json));
    }

    @PostMapping(
            path = "/{clientId}/rotate",
            consumes = {JSON, ANY_JSON})
    ClientWithSecret rotate(
            @PathVariable String clientId, @RequestBody(required = false) @Valid @Nullable Rotation rotation) {
        return ClientWithSecret.of(clients.rotate(clientId, Rotation.overlap(rotation)));
    }

    @PostMapping("/{clientId}/disable")
    ClientDetails disable(@PathVariable String clientId) {
        return clients.disable(clientId);
    }

    @PostMapping("/{clientId}/enable")
    ClientDetails enable(@PathVariable String clientId) {
        return clients.enable(clientId);
    }

    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String clientId) {
        clients.delete(clientId);
    }
}
