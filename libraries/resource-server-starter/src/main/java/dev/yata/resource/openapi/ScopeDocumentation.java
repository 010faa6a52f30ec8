package dev.yata.resource.openapi;

import dev.yata.resource.security.ScopeRules;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;

/** Describes where to get a token, and adds to each operation its scope. */
record ScopeDocumentation(String issuer, ScopeRules rules) implements OpenApiCustomizer {

    private static final String OAUTH2 = "oauth2";

    @Override
    public void customise(OpenAPI description) {
        Scopes scopes = new Scopes();
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> rules.scopeFor(method.name(), PathContainer.parsePath(path))
                                .ifPresent(scope -> {
                                    scopes.addString(scope, scope);
                                    operation.addSecurityItem(new SecurityRequirement().addList(OAUTH2, scope));
                                })));
        OAuthFlow clientCredentials =
                new OAuthFlow().tokenUrl(issuer + "/oauth/token").scopes(scopes);
        description
                .getComponents()
                .addSecuritySchemes(
                        OAUTH2,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .flows(new OAuthFlows().clientCredentials(clientCredentials)));
    }
}
