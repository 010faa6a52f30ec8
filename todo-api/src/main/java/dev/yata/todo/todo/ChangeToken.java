package dev.yata.todo.todo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** Stores a random value that a trigger replaces whenever a todo of the account changes. An account has up to 16. */
@Entity
@Immutable
@Table(name = "todo_marks")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate and queries read it
class ChangeToken {

    @Id
    @Column(name = "mark")
    private UUID token;

    @TenantId
    private String account;

    private short slot;
}
