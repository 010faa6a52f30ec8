package dev.yata.launcher.doctor;

import dev.yata.launcher.admin.TokenEndpoint;
import dev.yata.launcher.credential.PrivateKey;
import dev.yata.launcher.credential.Variables;
import dev.yata.launcher.installation.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the MCP server of these variables gets a token and uses it: with a secret or a private key, with DPoP or without. */
final class Connection {

    private final Variables variables;
    private final @Nullable DpopProof dpop;

    Connection(Variables variables) throws IOException {
        this.variables = variables;
        this.dpop = "true".equals(variables.get("OAUTH_DPOP").orElse("")) ? DpopProof.withNewKey() : null;
    }

    /** @throws UserError when a variable is missing */
    String required(String name) throws IOException {
        return variables.get(name).orElseThrow(() -> new UserError(name + " is not set"));
    }

    URI tokenUrl() throws IOException {
        return URI.create(required("OAUTH_TOKEN_URL"));
    }

    URI api() throws IOException {
        return URI.create(required("API_BASE_URL"));
    }

    /**
     * An access token, and whatever the answer says of it.
     *
     * @throws UserError when it is refused, or the key is none
     */
    JsonNode token(HttpClient http) throws IOException, InterruptedException {
        String id = required("OAUTH_CLIENT_ID");
        Map<String, String> headers = new HashMap<>();
        if (dpop != null) {
            headers.put("DPoP", dpop.of("POST", tokenUrl(), null));
        }
        Map<String, String> form = new HashMap<>();
        form.put("resource", variables.get("OAUTH_RESOURCE").orElse(api().toString()));
        Optional<String> key = variables.get("OAUTH_PRIVATE_KEY");
        if (key.isPresent()) {
            form.put("client_id", id);
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", assertion(key.get(), id));
        } else {
            headers.put("Authorization", TokenEndpoint.basic(id, required("OAUTH_CLIENT_SECRET")));
        }
        return new TokenEndpoint(tokenUrl()).ask(http, id, headers, form);
    }

    /** Which client this is, and how it shows that. */
    String authentication() throws IOException {
        return "for client " + required("OAUTH_CLIENT_ID")
                + (variables.get("OAUTH_PRIVATE_KEY").isPresent() ? ", with its private key" : "")
                + (dpop == null ? "" : ", bound by DPoP");
    }

    private String assertion(String key, String id) throws IOException {
        String origin = tokenUrl().resolve("/").toString();
        String issuer = variables.get("OAUTH_ISSUER").orElse(origin.substring(0, origin.length() - 1));
        try {
            return PrivateKey.parse(key).assertion(id, issuer);
        } catch (IllegalArgumentException notAKey) {
            throw new UserError("OAUTH_PRIVATE_KEY is no usable private key: " + notAKey.getMessage());
        }
    }

    /** The headers of a GET with the token. */
    Map<String, String> authorization(URI uri, String accessToken) {
        return dpop == null
                ? Map.of("Authorization", "Bearer " + accessToken)
                : Map.of("Authorization", "DPoP " + accessToken, "DPoP", dpop.of("GET", uri, accessToken));
    }
}
