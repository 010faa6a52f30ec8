package dev.yata.auth.client;

import dev.yata.auth.settings.KeyHosts;
import dev.yata.auth.settings.ProtectedResource;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.SafeUrl;
import dev.yata.resource.problem.InvalidField;
import dev.yata.resource.problem.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the metadata of a client: the limits of each field, and the rules that concern several fields. */
@Component
public final class ClientRules {

    private final Validator validator;
    private final ProtectedResources resources;
    private final List<GrantType> grants;
    private final KeyHosts keyHosts;

    ClientRules(Validator validator, ProtectedResources resources, List<GrantType> grants, KeyHosts keyHosts) {
        this.validator = validator;
        this.resources = resources;
        this.grants = List.copyOf(grants);
        this.keyHosts = keyHosts;
    }

    /**
     * Returns the errors, sorted by the JSON name of the field. Each error says what the field must be. Returns an
     * empty map if the metadata is valid.
     */
    public Map<String, String> validationErrors(ClientMetadata client) {
        return validationErrors(client, null);
    }

    /** Accepts also scopes and grant types that the client already has, although the server no longer offers them. */
    private Map<String, String> validationErrors(ClientMetadata client, @Nullable ClientMetadata before) {
        Map<String, String> errors = new TreeMap<>();
        validator.validate(client).forEach(broken -> errors.put(field(broken), broken.getMessage()));
        checkChoice(
                "scopes", client.scopes(), resources.scopes(), before == null ? List.of() : before.scopes(), errors);
        checkChoice(
                "resources",
                client.resources(),
                resources.all().stream().map(ProtectedResource::url).toList(),
                List.of(),
                errors);
        checkChoice(
                "grant_types",
                client.grantTypes(),
                grants.stream().map(GrantType::value).toList(),
                before == null ? List.of() : before.grantTypes(),
                errors);
        grants.stream()
                .filter(grant -> client.grantTypes().contains(grant.value()))
                .forEach(grant -> grant.validationErrors(client).forEach(errors::putIfAbsent));
        checkKeys(client, before, errors);
        checkAdministrator(client, errors);
        return errors;
    }

    /** @param before what an existing client has */
    void check(ClientMetadata client, @Nullable ClientMetadata before) {
        Map<String, String> errors = validationErrors(client, before);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.entrySet().stream()
                    .map(error -> new InvalidField(error.getKey(), error.getValue()))
                    .toList());
        }
    }

    private static void checkChoice(
            String field,
            List<String> chosen,
            Collection<String> offered,
            List<String> kept,
            Map<String, String> errors) {
        if (!chosen.stream()
                .filter(Objects::nonNull)
                .allMatch(value -> offered.contains(value) || kept.contains(value))) {
            errors.putIfAbsent(field, "must be some of " + String.join(", ", offered));
        }
    }

    private void checkKeys(ClientMetadata client, @Nullable ClientMetadata before, Map<String, String> errors) {
        Map<String, Object> jwks = client.jwks();
        String uri = client.jwksUri();
        if (jwks != null) {
            PublicKeys.findError(jwks).ifPresent(error -> errors.put("jwks", error));
        }
        if (!client.usesOwnKey() && (jwks != null || uri != null)) {
            errors.putIfAbsent(
                    jwks != null ? "jwks" : "jwks_uri",
                    "is for clients with token_endpoint_auth_method private_key_jwt only");
        } else if (client.usesOwnKey() && (jwks == null) == (uri == null)) {
            errors.put("jwks", "is required for private_key_jwt unless you send jwks_uri; send exactly one of the two");
        } else if (uri != null && !SafeUrl.accepts(uri)) {
            errors.putIfAbsent("jwks_uri", "must be an https URL, or http on loopback, without user and fragment");
        } else if (uri != null
                && (before == null || !uri.equals(before.jwksUri()))
                && !keyHosts.allows(URI.create(uri))) {
            errors.putIfAbsent(
                    "jwks_uri", "must name a host with public addresses only; or register the keys as jwks instead");
        }
    }

    /** Rejects administrators that the admin API would never accept. */
    private void checkAdministrator(ClientMetadata client, Map<String, String> errors) {
        if (!client.scopes().contains(ProtectedResources.CLIENTS_ADMIN)) {
            return;
        }
        if (client.dpopBoundAccessTokens()) {
            errors.put(
                    "dpop_bound_access_tokens",
                    "must be false for a client with clients:admin: the admin API takes bearer tokens only");
        }
        if (!client.resources().containsAll(resources.urls(List.of(ProtectedResources.ADMIN)))) {
            errors.putIfAbsent(
                    "resources", "must hold the URL of the admin API, the issuer's /admin/api, for clients:admin");
        }
    }

    /**
     * Converts a Java path to a JSON name: {@code clientName} to {@code client_name}, {@code scopes[0].<list element>}
     * to {@code scopes[0]}.
     */
    private static String field(ConstraintViolation<?> broken) {
        return broken.getPropertyPath()
                .toString()
                .replaceAll("\\.<.*", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
