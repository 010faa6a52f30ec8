package dev.yata.auth.bootstrap;

import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.Clients;
import dev.yata.auth.client.Subjects;
import dev.yata.auth.console.ConsoleUsers;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.ServerSettings;
import dev.yata.home.YataHome;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Creates the administrator and the default client at the first start, and keeps {@code admin.json} and {@code mcp.env}
 * up to date with their credentials and the current URLs. It runs before the server counts as ready. With an external
 * database and configured credentials, the owner knows them already and no file is written.
 */
@Component
class FirstStart implements ApplicationRunner {

    private static final String DEFAULT_CLIENT_ID = "default";

    private final BootstrapSettings settings;
    private final ServerSettings server;
    private final StartLock lock;
    private final Clients clients;
    private final Account adminUser;
    private final Account adminClient;
    private final Account defaultClient;
    private final String apiUrl;
    private final YataHome home;
    private final boolean embedded;

    FirstStart(
            BootstrapSettings settings,
            ServerSettings server,
            ProtectedResources resources,
            StartLock lock,
            Clients clients,
            ConsoleUsers users,
            Subjects subjects,
            Environment environment) {
        this.settings = settings;
        this.server = server;
        this.lock = lock;
        this.clients = clients;
        this.adminUser = new UserAccount("admin", users, subjects);
        this.adminClient = new ClientAccount(
                Clients.ADMIN_CLIENT_ID,
                ClientMetadata.ofOwner(
                        "Administration",
                        List.of(ProtectedResources.CLIENTS_ADMIN),
                        resources.urls(List.of(ProtectedResources.ADMIN))),
                clients,
                subjects);
        this.defaultClient = new ClientAccount(
                DEFAULT_CLIENT_ID,
                ClientMetadata.ofOwner("Default client", resources.apiScopes(), List.of()),
                clients,
                subjects);
        this.apiUrl = resources.urls(List.of(ProtectedResources.API)).get(0);
        this.home = YataHome.of(environment.getProperty("yata.home"));
        this.embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        lock.runAlone(() -> {
            administrator(settings.adminClientSecret(), settings.adminPassword());
            defaultClient(settings.defaultClientSecret());
        });
    }

    private void administrator(@Nullable Secret clientSecret, @Nullable Secret password) {
        if (!embedded && clientSecret != null && password != null) {
            Provisioning.ensure(adminClient, clientSecret);
            Provisioning.ensure(adminUser, password);
            return;
        }
        CredentialFile file = new JsonFile(home.adminJson());
        Provisioning.ensure(adminClient, file, "client_secret", clientSecret, renews());
        Provisioning.ensure(adminUser, file, "password", password, renews());
        if (file.get("client_secret").isEmpty() && file.get("password").isEmpty()) {
            return; // The file of another replica has the credentials.
        }
        file.set(Map.of(
                "issuer", server.issuer(),
                "client_id", adminClient.name(),
                "username", adminUser.name()));
    }

    /**
     * Returns whether to replace missing credentials. A second replica must not replace those that the first one wrote.
     */
    private boolean renews() {
        return embedded || settings.renew();
    }

    private void defaultClient(@Nullable Secret clientSecret) {
        if (!embedded && clientSecret != null) {
            Provisioning.ensure(defaultClient, clientSecret);
            return;
        }
        CredentialFile file = new EnvFile(home.mcpEnv());
        boolean fresh = file.get("OAUTH_CLIENT_ID").isEmpty();
        Provisioning.ensure(defaultClient, file, "OAUTH_CLIENT_SECRET", clientSecret, renews());
        if (file.get("OAUTH_CLIENT_SECRET").isEmpty()) {
            return; // An administrator deleted the client, or another replica's file has the secret.
        }
        file.set(Map.of(
                "OAUTH_CLIENT_ID", defaultClient.name(),
                "OAUTH_TOKEN_URL", server.url("/oauth/token"),
                "API_BASE_URL", apiUrl));
        if (fresh) {
            // With this variable the MCP server lists its tools before it has a token. Later starts keep the value,
            // because the owner of the file may have changed it.
            List<String> scopes = clients.get(DEFAULT_CLIENT_ID).metadata().scopes();
            file.set(Map.of("OAUTH_SCOPE", String.join(" ", scopes)));
        }
    }
}
