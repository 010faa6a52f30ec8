package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class TodoListTests extends ApiTests {

    private List<String> titles(String query) {
        Answer answer = get("/todos" + query).expect(200);
        List<String> titles = new ArrayList<>();
        answer.json().forEach(todo -> titles.add(todo.required("title").asString()));
        return titles;
    }

    private static String next(Answer page) {
        String link = page.header("Link");
        if (link == null) {
            return null;
        }
        assertThat(link).startsWith("<http://api.example.test/api/v1/todos?").endsWith(">; rel=\"next\"");
        return "?" + URI.create(link.substring(1, link.indexOf('>'))).getRawQuery();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void listWhenFilteredThenOnlyMatches() {
        create("{\"title\":\"open\",\"tags\":[\"home\",\"x\"],\"due_date\":\"2026-01-10\",\"priority\":\"low\"}");
        create("{\"title\":\"done\",\"completed\":true,\"tags\":[\"work\"],\"due_date\":\"2026-01-20\"}");
        create("{\"title\":\"other\",\"priority\":\"high\"}");
        assertThat(titles("?completed=false")).containsExactly("other", "open");
        assertThat(titles("?completed=true")).containsExactly("done");
        assertThat(titles("?tag=home")).containsExactly("open");
        assertThat(titles("?tag=hom")).isEmpty();
        assertThat(titles("?priority=high")).containsExactly("other");
        assertThat(titles("?due_before=2026-01-20")).containsExactly("open");
        assertThat(titles("?due_after=2026-01-10")).containsExactly("done");
        assertThat(titles("?due_after=2026-01-09&due_before=2026-01-21&completed=false&tag=x&q=OP"))
                .containsExactly("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\u00e9", "cafe\u0301"})
    void listWhenTagIsInAnotherNormalFormThenFound(String tag) {
        create("{\"title\":\"a\",\"tags\":[\"cafe\u0301\"]}");
        assertThat(titles("?tag=" + encode(tag))).containsExactly("a");
    }

    @Test
    void searchWhenTextThenTitleDescriptionAndTags() {
        create("{\"title\":\"Ärger mit 100% Wolle\"}");
        create("{\"title\":\"b\",\"description\":\"snake_case\\\\path\"}");
        create("{\"title\":\"c\",\"tags\":[\"GARDEN\"]}");
        assertThat(titles("?q=" + encode("ÄRGER"))).hasSize(1);
        assertThat(titles("?q=" + encode("0% w"))).hasSize(1);
        assertThat(titles("?q=" + encode("%"))).hasSize(1);
        assertThat(titles("?q=_")).containsExactly("b");
        assertThat(titles("?q=" + encode("\\"))).containsExactly("b");
        assertThat(titles("?q=arde")).containsExactly("c");
        assertThat(titles("?q=nothing")).isEmpty();
        assertThat(titles("?q=")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            created_at  | b,C,a,d,e
            -created_at | e,d,a,C,b
            title       | a,b,C,d,e
            -title      | e,d,C,b,a
            due_date    | C,a,b,d,e
            -due_date   | a,C,e,d,b
            priority    | b,a,d,e,C
            -priority   | C,e,d,a,b
            -updated_at | e,d,a,C,b
            """)
    void listWhenSortedThenInOrderAndInPages(String sort, String expected) {
        create("{\"title\":\"b\"}");
        create("{\"title\":\"C\",\"due_date\":\"2026-01-01\",\"priority\":\"high\"}");
        create("{\"title\":\"a\",\"due_date\":\"2026-01-02\",\"priority\":\"low\"}");
        create("{\"title\":\"d\",\"priority\":\"low\"}");
        create("{\"title\":\"e\",\"priority\":\"low\"}");
        List<String> paged = new ArrayList<>();
        for (String query = "?limit=2&sort=" + sort; query != null; query = next(get("/todos" + query))) {
            paged.addAll(titles(query));
        }
        assertThat(paged).containsExactly(expected.split(","));
    }

    @Test
    void listWhenTodosComeBetweenPagesThenNothingTwiceOrMissed() {
        for (int i = 0; i < 5; i++) {
            create("{\"title\":\"%d\"}".formatted(i));
        }
        Answer first = get("/todos?limit=2&q=" + encode(" ") + "&sort=-created_at");
        create("{\"title\":\"new\"}");
        assertThat(titles(next(first))).containsExactly("2", "1");
        assertThat(titles("")).hasSize(6);
    }

    @Test
    void listWhenCursorIsTamperedOrOfAnotherListThenProblem() {
        create("{\"title\":\"a\"}");
        create("{\"title\":\"b\"}");
        String next = next(get("/todos?limit=1&sort=title"));
        String cursor = next.replaceAll(".*cursor=([^&]*).*", "$1");
        get("/todos?limit=1&sort=title&cursor=" + cursor).expect(200);
        get("/todos?limit=1&sort=-title&cursor=" + cursor).problem(400, "cursor");
        get("/todos?limit=1&sort=title&tag=x&cursor=" + cursor).problem(400, "cursor");
        for (int i = 0; i < cursor.length() - 1; i += 7) {
            String tampered = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            get("/todos?limit=1&sort=title&cursor=" + tampered).problem(400, "cursor");
        }
        get("/todos?cursor=x").problem(400, "cursor");
        get("/todos?cursor=").problem(400, "cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=0x10",
                "limit=%2B5",
                "limit=05",
                "completed=maybe",
                "completed=yes",
                "completed=TRUE",
                "completed=",
                "priority=HIGH",
                "priority=urgent",
                "sort=colour",
                "due_before=tomorrow",
                "due_after=2026-1-1",
                "q=%00",
                "tag=%00",
                "colour=red",
                "limit=1&limit=2"
            })
    void listWhenParameterIsWrongThenProblemNamesIt(String query) {
        Answer answer = get("/todos?" + query);
        assertThat(answer.problem(400, query.substring(0, query.indexOf('=')))).isNotBlank();
        assertThat(answer.text("detail")).doesNotContain("Nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%zz", "q=a%F0%28", "q=%"})
    void listWhenQueryIsMalformedThenProblem(String query) {
        // Java's URI class rejects this address, so the test writes the request itself.
        assertThat(rawGet("/api/v1/todos?" + query)).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0aFORGED%1b%5b31m=1", "%00=1"})
    @ExtendWith(OutputCaptureExtension.class)
    void listWhenParameterNameHoldsControlCharactersThenProblemAndNotLogged(String query, CapturedOutput log) {
        get("/todos?" + query).problem(400, "query");
        assertThat(log).doesNotContain("FORGED", "RequestRejectedException");
    }

    @Test
    void listWhenValueHasAnotherFormThenProblemNamesTheAcceptedOne() {
        assertThat(get("/todos?limit=0x10").problem(400, "limit")).contains("a whole number");
        assertThat(get("/todos?priority=HIGH").problem(400, "priority")).contains("use none, low, medium, high");
        assertThat(get("/todos?completed=yes").problem(400, "completed")).contains("use true or false");
        assertThat(get("/todos?cursor=x").problem(400, "cursor")).contains("leave it out to start again");
    }

    @Test
    void searchWhenWrittenInAnotherFormThenFound() {
        create("{\"title\":\"ΟΔΟΣΑΡΙΟ\"}");
        create("{\"title\":\"οδος\"}");
        create("{\"title\":\"Café\"}");
        create("{\"title\":\"The\u0301\"}");
        assertThat(titles("?sort=title&q=" + encode("ΟΔΟΣ"))).containsExactlyInAnyOrder("ΟΔΟΣΑΡΙΟ", "οδος");
        assertThat(titles("?q=" + encode("cafe\u0301"))).containsExactly("Café");
        assertThat(titles("?q=" + encode("THÉ"))).containsExactly("The\u0301");
    }

    @Test
    void listWhenParameterIsUnknownThenProblemNamesTheAcceptedOnes() {
        assertThat(get("/todos?colour=red").problem(400, "colour"))
                .contains("completed, q, tag, priority, due_before, due_after, sort, limit, cursor");
        assertThat(get("/todos?sort=colour").problem(400, "sort")).contains("created_at, -created_at");
        get("/todos/overview?x=1").problem(400, "x");
    }
}
