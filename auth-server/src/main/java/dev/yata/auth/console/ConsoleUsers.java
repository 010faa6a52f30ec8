package dev.yata.auth.console;

import dev.yata.auth.client.Subjects;
import dev.yata.auth.settings.Secret;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores the users of the console. People choose the passwords, so a slow function (bcrypt) hashes them. */
@Component
public class ConsoleUsers {

    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    ConsoleUsers(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    /** Adds a user. Throws {@link IllegalArgumentException} if a client or user has or had this name. */
    @Transactional
    public void create(String username, Secret password) {
        subjects.reserve(username, Subjects.Kind.USER);
        jdbc.sql("insert into console_users (username, password_hash, created_at) values (?, ?, now())")
                .params(username, passwords.encode(password.value()))
                .update();
    }

    /** Replaces a user's password and ends the user's sessions. Returns false if there is no such user. */
    @Transactional
    public boolean changePassword(String username, Secret password) {
        jdbc.sql("delete from console_sessions where principal_name = ?")
                .param(username)
                .update();
        return jdbc.sql("update console_users set password_hash = ? where username = ?")
                        .params(passwords.encode(password.value()), username)
                        .update()
                == 1;
    }

    /** Returns whether the user has this password. */
    public boolean accepts(String username, Secret password) {
        return passwordHash(username)
                .filter(hash -> passwords.matches(password.value(), hash))
                .isPresent();
    }

    /** Returns the check of passwords. It takes the same time for an unknown user. */
    AuthenticationProvider passwordCheck() {
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(this::load) {
            @Override
            public Authentication authenticate(Authentication request) {
                try {
                    return super.authenticate(request);
                } catch (InternalAuthenticationServiceException failed) {
                    // Spring would log a stack trace for each attempt without the database.
                    throw failed.getCause() instanceof DataAccessException unavailable ? unavailable : failed;
                }
            }
        };
        check.setPasswordEncoder(passwords);
        // The guard distinguishes unknown users from wrong passwords. The response does not.
        check.setHideUserNotFoundExceptions(false);
        return check;
    }

    private Optional<String> passwordHash(String username) {
        // PostgreSQL does not store the character NUL, so no user has such a name.
        return username.indexOf('\0') >= 0
                ? Optional.empty()
                : jdbc.sql("select password_hash from console_users where username = ?")
                        .param(username)
                        .query(String.class)
                        .optional();
    }

    private UserDetails load(String username) {
        return passwordHash(username)
                .map(hash ->
                        new User(username, hash, List.of(new SimpleGrantedAuthority(UserSessionRepository.AUTHORITY))))
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }
}
