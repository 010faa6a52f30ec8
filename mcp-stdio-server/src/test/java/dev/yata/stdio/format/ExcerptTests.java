package dev.yata.stdio.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.stdio.todoapi.Todo;
import dev.yata.stdio.todoapi.TodoPage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExcerptTests {

    private static final Map<String, Object> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("completed", false);
        FILTERS.put("sort", "due_date");
    }

    private static Todo todo(int descriptionLength) {
        return new Todo(
                "id", "Title", "d".repeat(descriptionLength), false, null, null, "none", List.of(), null, null, 1);
    }

    @Test
    void excerptWhenAllFitsThenIsTheList() {
        List<Todo> two = List.of(todo(1), todo(1));

        assertThat(Excerpt.of("Open:", new TodoPage(two, null), 2, FILTERS)).isEqualTo(TodoText.list("Open:", two));
        assertThat(Excerpt.of("Open:", new TodoPage(List.of(), null), 0, FILTERS))
                .isEqualTo("Open:\nNone");
    }

    @Test
    void excerptWhenTextIsLongThenIsBoundedAndSaysHowManyAreLeftOut() {
        String text = Excerpt.of("Open:", new TodoPage(Collections.nCopies(50, todo(5_000)), null), 50, FILTERS);

        assertThat(text).hasSizeBetween(20_000, 24_200);
        assertThat(text.split("- Title")).hasSize(5);
        assertThat(text)
                .endsWith("\n46 more left out: list_todos with completed=false, sort=due_date pages through all.");
    }

    @Test
    void excerptWhenThereAreMorePagesThenCountsThemOrSaysThatThereAreMore() {
        TodoPage page = new TodoPage(List.of(todo(1)), "next");

        assertThat(Excerpt.of("Open:", page, 8, FILTERS)).contains("\n7 more left out: list_todos");
        assertThat(Excerpt.of("Open:", page, Excerpt.UNKNOWN, FILTERS)).contains("\nMore are left out: list_todos");
        assertThat(Excerpt.of("Open:", page, 0, FILTERS)).contains("\nMore are left out: list_todos");
    }

    @Test
    void excerptWhenTheFirstTodoIsLongThenIsThereAllTheSame() {
        assertThat(Excerpt.of("Open:", new TodoPage(List.of(todo(30_000), todo(1)), null), 2, FILTERS))
                .contains("d".repeat(30_000), "\n1 more left out");
    }
}
