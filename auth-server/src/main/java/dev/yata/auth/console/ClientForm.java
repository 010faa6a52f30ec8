package dev.yata.auth.console;

import dev.yata.auth.client.NewClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.BindParam;

/** The fields of a client as they were typed, so that they can be shown again beside what is wrong with them. */
record ClientForm(
        @BindParam("client_name") @Nullable String clientName,
        @BindParam("account") @Nullable String account,
        @BindParam("scopes") @Nullable List<String> scopes,
        @BindParam("resources") @Nullable List<String> resources,
        @BindParam("token_lifetime_seconds") @Nullable String tokenLifetimeSeconds) {

    static ClientForm empty() {
        return new ClientForm("", "", List.of("todos:read", "todos:write"), List.of(), "");
    }

    public boolean hasScope(String scope) {
        return scopes != null && scopes.contains(scope);
    }

    public boolean hasResource(String resource) {
        return resources != null && resources.contains(resource);
    }

    NewClient newClient(FieldErrors errors) {
        return new NewClient(
                clientName == null ? "" : clientName,
                scopes == null ? List.of() : scopes,
                StringUtils.hasText(account) ? account : null,
                resources,
                errors.number("token_lifetime_seconds", tokenLifetimeSeconds));
    }
}
