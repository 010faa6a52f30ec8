package dev.yata.auth.console;

import dev.yata.auth.client.IssuedSecret;
import dev.yata.auth.key.KeyCipher;
import dev.yata.auth.key.MasterKeys;
import dev.yata.auth.settings.Secret;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a new secret, encrypted, until its page shows it once. */
@Component
class OneTimeSecrets {

    private final JdbcClient jdbc;
    private final KeyCipher cipher;

    OneTimeSecrets(JdbcClient jdbc, MasterKeys keys) {
        this.jdbc = jdbc;
        this.cipher = keys.cipher("console-secrets");
    }

    /** Stores the secret, if any, in the current transaction. Returns the path of the page with the result. */
    String keep(UUID form, IssuedSecret issued) {
        String clientId = issued.client().clientId();
        Secret secret = issued.secret();
        if (secret == null) {
            return "/admin/clients/" + clientId + "?done=" + Notice.CREATED;
        }
        jdbc.sql("update console_forms set sealed_secret = ? where id = ?")
                .param(cipher.encrypt(label(form, clientId), secret.value()))
                .param(form)
                .update();
        return "/admin/clients/" + clientId + "/secret?form_id=" + form;
    }

    /**
     * Returns the secret once, to the user who sent the form, within ten minutes. The row is locked, so that only one
     * of several simultaneous requests gets it. A request for another client does not use it up.
     */
    @Transactional
    public Optional<Secret> take(UUID form, String clientId, String username) {
        Optional<byte[]> sealed = jdbc.sql("""
                        select sealed_secret from console_forms
                         where id = ? and username = ?
                           and sealed_secret is not null and sent_at > now() - interval '10 minutes'
                           for update
                        """)
                .params(form, username)
                .query((row, number) -> row.getBytes(1))
                .optional();
        Optional<String> secret = sealed.flatMap(bytes -> cipher.decrypt(label(form, clientId), bytes));
        if (secret.isPresent()) {
            jdbc.sql("update console_forms set sealed_secret = null where id = ?")
                    .param(form)
                    .update();
        }
        return secret.map(Secret::new);
    }

    /** Erases secrets that were not shown within ten minutes. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void eraseExpired() {
        jdbc.sql("update console_forms set sealed_secret = null"
                        + " where sealed_secret is not null and sent_at < now() - interval '10 minutes'")
                .update();
    }

    private static String label(UUID form, String clientId) {
        return form + " " + clientId;
    }
}
