package dev.yata.auth.bootstrap;

import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.Clients;
import dev.yata.auth.client.Subjects;
import dev.yata.auth.client.UnknownClientException;
import dev.yata.auth.settings.Secret;
import java.time.Duration;
import java.util.Optional;

/** An OAuth client of the first start. */
record ClientAccount(String name, ClientMetadata metadata, Clients clients, Subjects subjects) implements Account {

    @Override
    public boolean existed() {
        return subjects.isTaken(name);
    }

    @Override
    public void create(Secret secret) {
        clients.register(name, metadata, secret);
    }

    @Override
    public Optional<Secret> renew() {
        try {
            return Optional.ofNullable(clients.rotate(name, Duration.ZERO).secret());
        } catch (UnknownClientException deleted) {
            return Optional.empty();
        }
    }
}
