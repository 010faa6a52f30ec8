package dev.yata.auth.cleaning;

/** Rows that nobody needs after their time. */
public interface Perishable {

    /** Deletes at most that many of them in the running transaction; returns how many. */
    int deleteExpired(int limit);
}
