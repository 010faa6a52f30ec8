package dev.yata.auth.client;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reserves the names that can be the {@code sub} of a token. Clients and users share one set of names, so that a client
 * is never mistaken for a user (RFC 9068 section 5). A name is never used twice, even after its client or user was
 * deleted.
 */
@Component
public final class Subjects {

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum Kind {
        CLIENT,
        USER
    }

    /**
     * Reserves the name in the running transaction.
     *
     * @throws IllegalArgumentException if a client or user has or had this name; nothing was changed
     */
    public void reserve(String name, Kind kind) {
        try {
            jdbc.sql("insert into subjects (name, kind) values (?, ?)")
                    .params(name, kind == Kind.CLIENT ? "client" : "user")
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new IllegalArgumentException(
                    "The name " + name + " belongs to another client or user. Choose a different one.", taken);
        }
    }

    /** Returns whether a client or user has or had this name. */
    public boolean isTaken(String name) {
        return jdbc.sql("select exists (select from subjects where name = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
