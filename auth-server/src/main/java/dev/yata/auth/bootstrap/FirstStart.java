package dev.yata.auth.bootstrap;

import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.Clients;
import dev.yata.auth.client.Subjects;
import dev.yata.auth.console.ConsoleUsers;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.ServerSettings;
import dev.yata.home.YataHome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
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

    /** A command needs its token for seconds only. Migration V8 sets the same for older databases. */
    private static final int ADMIN_TOKEN_SECONDS = 60;

    /** A number that no other task uses for an advisory lock. */
    private static final long LOCK = 0x79617461_0002L;

    private final BootstrapSettings settings;
    private final ServerSettings server;
    private final ProtectedResources resources;
    private final Clients clients;
    private final ConsoleUsers users;
    private final DataSource database;
    private final YataHome home;
    private final boolean embedded;
    private final Subjects subjects;

    FirstStart(
            BootstrapSettings settings,
            ServerSettings server,
            ProtectedResources resources,
            Clients clients,
            ConsoleUsers users,
            Subjects subjects,
            DataSource database,
            Environment environment) {
        this.settings = settings;
        this.server = server;
        this.resources = resources;
        this.clients = clients;
        this.users = users;
        this.database = database;
        this.home = YataHome.of(environment.getProperty("yata.home"));
        this.embedded = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        this.subjects = subjects;
    }

    /** Lets only one replica at a time run this. A connection of its own holds an advisory lock. */
    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Waiting for another start may take longer than any other statement.
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set local statement_timeout = 0");
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            createAdministrator(settings.adminClientSecret(), settings.adminPassword());
            createDefaultClient(settings.defaultClientSecret());
            connection.commit();
        }
    }

    /** Returns whether to replace missing credentials. A second replica must keep those of the first one. */
    private boolean mayRenew() {
        return embedded || settings.renew();
    }

    private void createAdministrator(@Nullable Secret clientSecret, @Nullable Secret password) {
        Account client = client(
                Clients.ADMIN_CLIENT_ID,
                ClientMetadata.forFirstStart(
                        "Administration",
                        List.of(ProtectedResources.CLIENTS_ADMIN),
                        resources.urls(List.of(ProtectedResources.ADMIN)),
                        ADMIN_TOKEN_SECONDS));
        Account user = new Account(
                "admin",
                subjects.isTaken("admin"),
                secret -> users.create("admin", secret),
                secret -> users.accepts("admin", secret),
                () -> {
                    Secret secret = Secret.random();
                    return users.changePassword("admin", secret) ? Optional.of(secret) : Optional.empty();
                });
        if (!embedded && clientSecret != null && password != null) {
            client.ensure(clientSecret);
            user.ensure(password);
            return;
        }
        CredentialFile file = CredentialFile.json(home.adminJson());
        client.ensure(file, "client_secret", clientSecret, mayRenew());
        user.ensure(file, "password", password, mayRenew());
        if (file.get("client_secret").isEmpty() && file.get("password").isEmpty()) {
            return; // The file of another replica has the credentials.
        }
        file.set(Map.of("issuer", server.issuer(), "client_id", client.name(), "username", user.name()));
    }

    private void createDefaultClient(@Nullable Secret clientSecret) {
        Account client = client(
                Clients.DEFAULT_CLIENT_ID,
                ClientMetadata.forFirstStart("Default client", resources.apiScopes(), List.of(), null));
        if (!embedded && clientSecret != null) {
            client.ensure(clientSecret);
            return;
        }
        CredentialFile file = CredentialFile.dotenv(home.mcpEnv());
        boolean fresh = file.get("OAUTH_CLIENT_ID").isEmpty();
        client.ensure(file, "OAUTH_CLIENT_SECRET", clientSecret, mayRenew());
        if (file.get("OAUTH_CLIENT_SECRET").isEmpty()) {
            return; // An administrator deleted the client, or another replica's file has the secret.
        }
        file.set(Map.of(
                "OAUTH_CLIENT_ID", client.name(),
                "OAUTH_TOKEN_URL", server.url("/oauth/token"),
                "API_BASE_URL", resources.urls(List.of(ProtectedResources.API)).get(0)));
        if (fresh) {
            // With this variable the MCP server lists its tools before it has a token. Later starts keep the value,
            // because the owner of the file may have changed it.
            List<String> scopes =
                    clients.get(Clients.DEFAULT_CLIENT_ID).metadata().scopes();
            file.set(Map.of("OAUTH_SCOPE", String.join(" ", scopes)));
        }
    }

    private Account client(String clientId, ClientMetadata metadata) {
        return new Account(
                clientId,
                subjects.isTaken(clientId),
                secret -> clients.register(clientId, metadata, secret),
                secret -> clients.accepts(clientId, secret),
                () -> clients.exists(clientId)
                        ? Optional.ofNullable(
                                clients.rotate(clientId, Duration.ZERO).secret())
                        : Optional.empty());
    }
}
