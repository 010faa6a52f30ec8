package dev.yata.auth.console;

import dev.yata.auth.cleaning.Perishable;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Acts upon a form once: each carries an id, and a double click or a reload sends the same one again. */
@Component
class SentForms implements Perishable {

    private final JdbcClient jdbc;

    SentForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Does what the form asks for, unless that was done. The id is taken in the transaction of the action: a second
     * request waits for the first, and an action that fails may be tried again.
     *
     * @param action returns the path its result is shown at
     * @return that path, or where the first request with this id was led to
     */
    @Transactional
    public String once(UUID form, String username, Supplier<String> action) {
        int taken = jdbc.sql("insert into console_forms (id, username, sent_at) values (?, ?, now())"
                        + " on conflict do nothing")
                .params(form, username)
                .update();
        if (taken == 0) {
            return firstResult(form, username).orElse("/admin/");
        }
        String result = action.get();
        jdbc.sql("update console_forms set result = ? where id = ?")
                .params(result, form)
                .update();
        return result;
    }

    /** Nobody clicks for longer than a day. */
    @Override
    public int deleteExpired(int limit) {
        return jdbc.sql("delete from console_forms where id = any(array("
                        + "select id from console_forms where sent_at < now() - interval '1 day' limit ?))")
                .param(limit)
                .update();
    }

    private Optional<String> firstResult(UUID form, String username) {
        return jdbc.sql("select result from console_forms where id = ? and username = ?")
                .params(form, username)
                .query(String.class)
                .optional();
    }
}
