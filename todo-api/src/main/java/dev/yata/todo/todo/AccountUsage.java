package dev.yata.todo.todo;

import dev.yata.resource.problem.Problem;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads what the account of the request stores, and refuses changes beyond its quota. Triggers count the usage. */
@Component
@EnableConfigurationProperties(Quotas.class)
class AccountUsage {

    private static final String SUM = """
            select coalesce(sum(todos), 0)::bigint, coalesce(sum(bytes), 0)::bigint, count(*)
            from account_usage where account = :account
            """;

    /** Skips rows that another request is merging. */
    private static final String MERGE = """
            with merged as (
                delete from account_usage where ctid = any (array(
                    select ctid from account_usage where account = :account for update skip locked))
                returning account, todos, bytes)
            insert into account_usage (account, todos, bytes)
            select account, sum(todos), sum(bytes) from merged group by account
            """;

    /** Reading so many rows takes less than 1 ms. */
    private static final long MAX_ROWS = 100;

    private final EntityManager entities;
    private final Quotas quotas;

    AccountUsage(EntityManager entities, Quotas quotas) {
        this.entities = entities;
        this.quotas = quotas;
    }

    /** Returns what the account stores now, with the changes of this transaction. */
    Usage read() {
        Object[] sum = (Object[]) entities.createNativeQuery(SUM)
                .setParameter("account", account())
                .getSingleResult();
        if ((long) sum[2] > MAX_ROWS) {
            entities.createNativeQuery(MERGE).setParameter("account", account()).executeUpdate();
        }
        return new Usage((long) sum[0], (long) sum[1]);
    }

    /**
     * Checks a change. An account beyond its quota may still change and delete what it has, but not grow.
     *
     * @param before the usage before the change
     * @throws Problem 507 if the account has grown beyond its quota
     */
    void check(Usage before) {
        Usage now = read();
        Usage most = quotas.of(account());
        if (now.todos() > most.todos() && now.todos() > before.todos()) {
            throw full("%,d todos. Delete some".formatted(most.todos()));
        }
        if (now.bytes() > most.bytes() && now.bytes() > before.bytes()) {
            throw full(("%,d bytes in todos, and in responses that are kept for 24 hours because their requests had an"
                            + " Idempotency-Key. Delete todos")
                    .formatted(most.bytes()));
        }
    }

    private static Problem full(String quota) {
        return new Problem(
                HttpStatus.INSUFFICIENT_STORAGE,
                "The account may have at most " + quota
                        + ", or ask an administrator for a larger quota. Nothing was changed.");
    }

    private String account() {
        return entities.unwrap(Session.class).getTenantIdentifier();
    }
}
