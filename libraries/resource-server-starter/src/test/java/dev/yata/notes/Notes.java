package dev.yata.notes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores notes. Every query is restricted to one account. */
@Repository
class Notes {

    private final JdbcClient jdbc;

    Notes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Note add(String account, String text) {
        return jdbc.sql("insert into notes (account, text) values (?, ?) returning id, text, created_at")
                .params(account, text)
                .query(Note.class)
                .single();
    }

    List<Note> find(String account, int limit) {
        return jdbc.sql("select id, text, created_at from notes where account = ? order by created_at desc limit ?")
                .params(account, limit)
                .query(Note.class)
                .list();
    }

    Optional<Note> find(String account, UUID id) {
        return jdbc.sql("select id, text, created_at from notes where account = ? and id = ?")
                .params(account, id)
                .query(Note.class)
                .optional();
    }

    boolean delete(String account, UUID id) {
        return jdbc.sql("delete from notes where account = ? and id = ?")
                        .params(account, id)
                        .update()
                == 1;
    }
}
