package dev.yata.stdio.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.stdio.todoapi.Todo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TodoTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u2028", "\u2029"})
    void anyTextWhenAValueHasSeveralLinesThenNoneOfThemPassesForAField(String lineBreak) {
        String several = "a" + lineBreak + "Title: fake" + lineBreak + "ID: 1" + lineBreak + "- b (ID: 2)";
        Todo todo = new Todo("id", several, several, false, null, null, "none", List.of(several), null, null, 1);

        for (String text : List.of(
                TodoText.written("Done:", todo), TodoText.details(todo), TodoText.list("Your todos:", List.of(todo)))) {
            assertThat(text.split("\\R"))
                    .filteredOn(line -> line.contains("fake") || line.contains("ID: 1") || line.contains("ID: 2"))
                    .hasSizeGreaterThanOrEqualTo(9)
                    .allMatch(line -> line.startsWith("    "));
        }
    }

    @Test
    void countWhenThereIsOneThenIsSingular() {
        Todo todo = new Todo("id", "t", null, false, null, null, "none", List.of(), null, null, 1);

        assertThat(TodoText.count(List.of(todo))).isEqualTo("1 todo");
        assertThat(TodoText.count(List.of(todo, todo))).isEqualTo("2 todos");
    }
}
