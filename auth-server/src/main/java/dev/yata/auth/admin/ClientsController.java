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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
@Tag(name = "Clients")
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

    @Operation(
            operationId = "createClient",
            summary = "Registers a client",
            description = "Only this answer has its secret.")
    @ApiResponse(
            responseCode = "201",
            description = "The new client",
            headers = @Header(name = "Location", ref = "#/components/headers/Location"))
    @PostMapping(consumes = {JSON, ANY_JSON})
    ResponseEntity<ClientWithSecret> create(@RequestBody ClientMetadata metadata) {
        IssuedSecret issued = clients.register(metadata);
        URI location = URI.create("/admin/api/clients/" + issued.client().clientId());
        return ResponseEntity.created(location).body(ClientWithSecret.of(issued));
    }

    @Operation(operationId = "listClients", summary = "Lists clients")
    @ApiResponse(
            responseCode = "200",
            description = "A page of clients",
            headers = @Header(name = "Link", ref = "#/components/headers/Link"))
    @GetMapping
    ResponseEntity<List<ClientDetails>> list(@Valid @ParameterObject ClientFilter filter, HttpServletRequest request) {
        return pages.answer(clients.search(filter), request);
    }

    @Operation(operationId = "getClient", summary = "Reads a client")
    @ApiResponse(responseCode = "200", description = "The client")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @GetMapping("/{clientId}")
    ClientDetails show(@PathVariable String clientId) {
        return clients.get(clientId);
    }

    @Operation(
            operationId = "updateClient",
            summary = "Changes the fields that are sent",
            description = "A JSON null clears a field.")
    @ApiResponse(responseCode = "200", description = "The changed client")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @ApiResponse(responseCode = "409", description = "The change would take rights from the administrator")
    @PatchMapping(
            path = "/{clientId}",
            consumes = {JSON, ANY_JSON})
    ClientDetails edit(
            @PathVariable String clientId,
            @RequestBody @Schema(ref = AdminApiDescription.CLIENT_CHANGES) MergePatch patch) {
        MergePatch complete = patch.withExclusive("jwks", "jwks_uri");
        return clients.edit(clientId, client -> complete.applyTo(client, ClientMetadata.class, json));
    }

    @Operation(
            operationId = "rotateClientSecret",
            summary = "Gives a client a new secret",
            description = "Only this answer has it. Earlier secrets stay valid for the overlap.")
    @ApiResponse(responseCode = "200", description = "The client and its new secret")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @ApiResponse(
            responseCode = "409",
            description = "Too many secrets are valid, or the client authenticates with its own key")
    @PostMapping(
            path = "/{clientId}/rotate",
            consumes = {JSON, ANY_JSON})
    ClientWithSecret rotate(
            @PathVariable String clientId, @RequestBody(required = false) @Valid @Nullable Rotation rotation) {
        return ClientWithSecret.of(clients.rotate(clientId, Rotation.overlap(rotation)));
    }

    @Operation(operationId = "disableClient", summary = "Disables a client and its tokens")
    @ApiResponse(responseCode = "200", description = "The disabled client")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @ApiResponse(responseCode = "409", description = "The client is the administrator")
    @PostMapping("/{clientId}/disable")
    ClientDetails disable(@PathVariable String clientId) {
        return clients.disable(clientId);
    }

    @Operation(operationId = "enableClient", summary = "Enables a client")
    @ApiResponse(responseCode = "200", description = "The enabled client")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @PostMapping("/{clientId}/enable")
    ClientDetails enable(@PathVariable String clientId) {
        return clients.enable(clientId);
    }

    @Operation(operationId = "deleteClient", summary = "Deletes a client and its tokens")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "404", description = "The client does not exist")
    @ApiResponse(responseCode = "409", description = "This installation needs the client")
    @DeleteMapping("/{clientId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String clientId) {
        clients.delete(clientId);
    }
}
