package dev.yata.stdio.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.schema.ArrayType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TodoIdTests {

    @Test
    void listOfIdsWhenOneIsGivenAloneThenIsAListOfOne() {
        assertThat(new ArrayType(new TodoId(), 1, 50).read("todo_ids", FakeBackend.ID))
                .isEqualTo(List.of(FakeBackend.ID));
    }
}
