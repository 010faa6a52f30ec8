package dev.yata.todo.todo;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Computes entity tags for responses that contain many todos (RFC 9110 §8.8.3). Any change of the account's todos
 * changes the tag.
 *
 * <p>Compute the tag before reading the todos. If they change in between, the response is newer than its tag, and the
 * next conditional request gets it again. For this reason the tags are weak.
 */
@Component
class StateTag {

    private final EntityManager entities;

    StateTag(EntityManager entities) {
        this.entities = entities;
    }

    /** @param inputs all other inputs of the response, such as filter and cursor */
    String of(String inputs) {
        List<UUID> tokens = entities.createQuery("select t.token from ChangeToken t order by t.slot", UUID.class)
                .getResultList();
        byte[] state = (tokens + inputs).getBytes(StandardCharsets.UTF_8);
        return "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(state));
    }
}
