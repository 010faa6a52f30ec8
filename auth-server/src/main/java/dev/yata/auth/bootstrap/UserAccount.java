package dev.yata.auth.bootstrap;

import dev.yata.auth.client.Subjects;
import dev.yata.auth.console.ConsoleUsers;
import dev.yata.auth.settings.Secret;
import java.util.Optional;

/** The console user of the first start. */
record UserAccount(String name, ConsoleUsers users, Subjects subjects) implements Account {

    @Override
    public boolean existed() {
        return subjects.isTaken(name);
    }

    @Override
    public void create(Secret secret) {
        users.create(name, secret);
    }

    @Override
    public Optional<Secret> renew() {
        Secret secret = Secret.random();
        return users.changePassword(name, secret) ? Optional.of(secret) : Optional.empty();
    }
}
