package dev.yata.auth.console;

import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs the action of a form only once. Each form has an ID, and a double click or a reload sends the same ID again. */
@Component
class SubmittedForms {

    private final JdbcClient jdbc;

    SubmittedForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Runs the form's action unless it was run before. The id is stored in the transaction of the action: a second
     * request waits for the first, and a failed action may be tried again.
     *
     * @param action returns the path that shows its result
     * @return a redirect to that path, or to the path of the first request with this id
     */
    @Transactional
    public String once(UUID form, Principal user, Supplier<String> action) {
        int stored = jdbc.sql("insert into console_forms (id, username, sent_at) values (?, ?, now())"
                        + " on conflict do nothing")
                .params(form, user.getName())
                .update();
        if (stored == 0) {
            Optional<String> firstResult = jdbc.sql("select result from console_forms where id = ? and username = ?")
                    .params(form, user.getName())
                    .query(String.class)
                    .optional();
            return "redirect:" + firstResult.orElse("/admin/");
        }
        String result = action.get();
        jdbc.sql("update console_forms set result = ? where id = ?")
                .params(result, form)
                .update();
        return "redirect:" + result;
    }
}
