package dev.yata.todo.todo;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The todos of the account in the access token; Hibernate shows no others. */
interface Todos extends Repository<Todo, UUID> {

    Todo save(Todo todo);

    void delete(Todo todo);

    void flush();

    Optional<Todo> findById(UUID id);

    /**
     * Finds todos to change, in the order of their ids, and keeps others from changing them until the transaction
     * ends: two requests that change different fields at once both count, and two batches can't wait for each other.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Todo t where t.id in :ids order by t.id")
    List<Todo> findForChange(Collection<UUID> ids);
}
