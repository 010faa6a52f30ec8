package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.resource.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.DigestUtils;

class CursorTests {

    private static final String ID = "01890000-0000-7000-8000-000000000001";

    private static TodoFilter sortedBy(String order) {
        return new TodoFilter(false, "a b", null, Priority.HIGH, LocalDate.of(2026, 1, 2), null, TodoOrder.of(order));
    }

    /** Makes a cursor with a correct digest; the digest needs no key. */
    private static String forged(String value, TodoFilter filter) {
        byte[] position = (ID + value).getBytes(StandardCharsets.UTF_8);
        byte[] list = (ID + value + filter.canonical()).getBytes(StandardCharsets.UTF_8);
        byte[] cursor = new byte[16 + position.length];
        System.arraycopy(DigestUtils.md5Digest(list), 0, cursor, 0, 16);
        System.arraycopy(position, 0, cursor, 16, position.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** Uses a literal that another instance wrote, because cursors must survive restarts. */
    @Test
    void parseWhenWrittenByAnotherInstanceThenRead() {
        assertThat(sortedBy("-created_at").canonical())
                .isEqualTo("5:false 3:a b 4:null 4:high 10:2026-01-02 4:null 11:-created_at");
        String cursor =
                "GTksRkre4TabFkqX_-eGtjAxODkwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMTIwMjYtMDEtMDFUMDA6MDA6MDBa";
        assertThat(Cursor.parse(cursor, sortedBy("-created_at")))
                .isEqualTo(new Cursor(UUID.fromString(ID), Instant.parse("2026-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "created_at, +1000000000-12-31T23:59:59Z",
        "-updated_at, -0001-01-01T00:00:00Z",
        "due_date, +999999999-12-31",
        "-due_date, 0000-01-01",
        "priority, urgent",
        "created_at, ''"
    })
    void parseWhenForgedWithAValueThatNoTodoHasThenProblem(String order, String value) {
        TodoFilter filter = sortedBy(order);
        assertThatThrownBy(() -> Cursor.parse(forged(value, filter), filter)).isInstanceOf(Problem.class);
    }

    @Test
    void parseWhenForgedWithATitleThatNoTodoHasThenProblem() {
        TodoFilter filter = sortedBy("title");
        assertThat(Cursor.parse(forged("a", filter), filter).value()).isEqualTo("a");
        for (String title : new String[] {"a\0b", "x".repeat(201)}) {
            assertThatThrownBy(() -> Cursor.parse(forged(title, filter), filter))
                    .isInstanceOf(Problem.class);
        }
    }
}
