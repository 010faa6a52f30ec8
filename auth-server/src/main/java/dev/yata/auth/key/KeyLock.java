package dev.yata.auth.key;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets one replica at a time change keys; held until the running transaction ends. */
final class KeyLock {

    /** Any number that no other task uses. */
    private static final long LOCK = 0x79617461_0003L;

    private KeyLock() {}

    static void take(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }
}
