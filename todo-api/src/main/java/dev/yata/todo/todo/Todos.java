package dev.yata.todo.todo;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stores todos. Hibernate restricts it to the account of the access token. */
interface Todos extends Repository<Todo, UUID> {

    Todo save(Todo todo);

    void delete(Todo todo);

    void flush();

    Optional<Todo> findById(UUID id);

    /**
     * Finds and locks todos until the transaction ends, so that concurrent changes of different fields are all kept.
     * The order of ids prevents deadlocks between two batches.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Todo t where t.id in :ids order by t.id")
    List<Todo> findForChange(Collection<UUID> ids);
}
