package dev.yata.todo.todo;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Entity tags of answers made from many todos (RFC 9110 §8.8.3): another one after any change of the account's todos.
 *
 * <p>Take the tag before the todos are read: should they change in between, the answer is newer than its tag, and the next
 * conditional request brings it once more. The tags are weak for that reason.
 */
@Component
class StateTag {

    private final EntityManager entities;

    StateTag(EntityManager entities) {
        this.entities = entities;
    }

    /** @param question everything else that the answer depends on */
    String of(String question) {
        List<UUID> marks = entities.createQuery("select m.mark from Mark m order by m.slot", UUID.class)
                .getResultList();
        byte[] state = (marks + question).getBytes(StandardCharsets.UTF_8);
        return "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(state));
    }
}
