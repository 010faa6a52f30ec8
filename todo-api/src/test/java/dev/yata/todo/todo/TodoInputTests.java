package dev.yata.todo.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.todo.ApiTests;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TodoInputTests extends ApiTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title       | {}                                             | must not be empty
            title       | {"title":null}                                 | must not be empty
            title       | {"title":" \\t "}                              | must not be empty
            title       | {"title":"\\u00a0\\u200b\\ufeff"}            | must not be empty or invisible
            tags[0]     | {"title":"a","tags":["\\u200b"]}               | must not be empty or invisible
            title       | {"title":"a\\nb"}                              | one line
            title       | {"title":"a\\u0000b"}                          | control characters
            title       | {"title":"a\\ud800b"}                          | control characters
            title       | {"title":7}                                    | is not a string
            title       | {"title":["a"]}                                | is not a string
            description | {"title":"a","description":"\\u0000"}          | control characters
            description | {"title":"a","description":"\\udc00"}          | control characters
            completed   | {"title":"a","completed":"true"}               | use true or false
            completed   | {"title":"a","completed":1}                    | use true or false
            due_date    | {"title":"a","due_date":"tomorow"}             | "tomorow" is not a date; use YYYY-MM-DD
            due_date    | {"title":"a","due_date":"2026-02-30"}          | is not a date; use YYYY-MM-DD
            due_date    | {"title":"a","due_date":"2026-02-03T10:00:00Z"} | is not a date; use YYYY-MM-DD
            due_date    | {"title":"a","due_date":20260203}              | is not a date; use YYYY-MM-DD
            due_date    | {"title":"a","due_date":[2026,2,3]}            | is not a date; use YYYY-MM-DD
            priority    | {"title":"a","priority":"urgent"}              | use none, low, medium, high
            priority    | {"title":"a","priority":1}                     | use none, low, medium, high
            tags        | {"title":"a","tags":"x"}                       | is not an array
            tags[1]     | {"title":"a","tags":["x"," "]}                 | must not be empty
            tags[1]     | {"title":"a","tags":["x",null]}                | must not be empty
            tags[0]     | {"title":"a","tags":[7]}                       | is not a string
            tags[0]     | {"title":"a","tags":[["x"]]}                   | is not a string
            tags[1]     | {"title":"a","tags":["x",{"y":[1]}]}           | is not a string
            titel       | {"titel":"a"}                                  | is not a field here; use title, description
            id          | {"title":"a","id":"x"}                         | is not a field here
            body        | {"title":"a","title":"b"}                      | well-formed
            body        | {"title":"a"} {}                               | well-formed
            body        | {"title":                                      | well-formed
            body        | [{"title":"a"}]                                | well-formed
            body        | null                                           | missing
            """)
    void createWhenFieldIsWrongThenProblemNamesIt(String field, String body, String message) {
        assertThat(post("/todos", body).problem(400, field)).contains(message);
        if (!body.equals("{}") && !field.equals("body")) {
            String id = create("{\"title\":\"t\"}");
            Answer answer = patch("/todos/" + id, body);
            assertThat(answer.problem(400, field)).isNotBlank();
        }
    }

    @Test
    void createWhenTooLongThenProblemNamesEveryField() {
        String tags = IntStream.range(0, 21).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
        Answer answer = post(
                "/todos",
                "{\"title\":\"%s\",\"description\":\"%s\",\"tags\":[%s]}"
                        .formatted("x".repeat(201), "x".repeat(10_001), tags));
        assertThat(answer.problem(400, "title")).contains("1 to 200");
        assertThat(answer.problem(400, "description")).contains("10,000");
        assertThat(answer.problem(400, "tags")).contains("at most 20");
        post("/todos", "{\"title\":\"a\",\"tags\":[\"%s\"]}".formatted("x".repeat(51)))
                .problem(400, "tags[0]");
    }

    @Test
    void createWhenLongestThenStored() {
        String title = "😀".repeat(200);
        Answer answer = post(
                        "/todos",
                        "{\"title\":\"%s\",\"description\":\"%s\",\"tags\":[\"%s\"]}"
                                .formatted(title, "é\\n".repeat(5_000), "😀".repeat(50)))
                .expect(201);
        assertThat(answer.text("title")).isEqualTo(title);
    }

    @Test
    void createWhenTagsRepeatThenEachOnceAndTrimmed() {
        Answer answer = post("/todos", "{\"title\":\"a\",\"tags\":[\" x\",\"y\",\"x \"]}")
                .expect(201);
        assertThat(answer.json().required("tags").toString()).isEqualTo("[\"x\",\"y\"]");
    }

    @Test
    void createWhenTagsDifferOnlyInNormalizationThenOneTag() {
        Answer answer = post("/todos", "{\"title\":\"a\",\"tags\":[\"caf\u00e9\",\"cafe\u0301\"]}")
                .expect(201);
        assertThat(answer.json().required("tags").toString()).isEqualTo("[\"caf\u00e9\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "0199-1", "01890000-0000-7000-8000-00000000000z"})
    void readWhenIdIsNoUuidThenProblem(String id) {
        assertThat(get("/todos/" + id).problem(400, "id")).contains("UUID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%2Fb", "a;b", "%2e%2e", "a%5Cb", "x//y"})
    void requestWhenPathIsMalformedThenProblem(String path) {
        Answer answer = get("/todos/" + path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().required("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.response().body()).doesNotContain("Exception", "/error");
    }

    @Test
    void requestWhenBodyTooLongThenContentTooLarge() {
        String body = "{\"title\":\"" + "x".repeat(300_000) + "\"}";
        post("/todos", body).expect(413).isProblem();
        // Without a Content-Length the service counts the bytes.
        send(request("/todos")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body))))
                .expect(413)
                .isProblem();
    }

    @Test
    void requestWhenMethodOrMediaTypeIsWrongThenProblem() {
        Answer method = send(request("/todos").DELETE()).expect(405).isProblem();
        assertThat(method.header("Allow")).contains("GET", "POST");
        send(request("/todos").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")))
                .expect(415)
                .isProblem();
        send(request("/todos")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("title=x")))
                .expect(415)
                .isProblem();
        send(json("POST", "/todos", "{\"title\":\"a\"}").header("Accept", "text/csv"))
                .expect(406)
                .isProblem();
        assertThat(get("/todos").json()).isEmpty();
        get("/nothing").expect(404).isProblem();
        send(request("/todos").method("FOO", BodyPublishers.noBody()))
                .expect(400)
                .isProblem();
        send(plain("/nothing")).expect(401).isProblem();
        send(json("POST", "/todos", "")).problem(400, "body");
    }

    @Test
    void createWhenContentTypeIsMissingThenProblemSaysSo() {
        Answer answer = send(request("/todos").POST(BodyPublishers.ofString("{\"title\":\"a\"}")))
                .expect(415)
                .isProblem();
        assertThat(answer.text("detail"))
                .contains("missing", "application/json")
                .doesNotContain("null");
    }

    @Test
    void createWhenRefusedThenSaysThatNothingWasChanged() {
        assertThat(post("/todos", "{}").expect(400).text("detail")).endsWith(". Nothing was changed.");
    }

    @Test
    void requestWhenHeadOrOptionsThenNoBody() {
        String id = create("{\"title\":\"t\"}");
        Answer head = send(request("/todos/" + id).method("HEAD", BodyPublishers.noBody()))
                .expect(200);
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        Answer options = send(request("/todos").method("OPTIONS", BodyPublishers.noBody()))
                .expect(200);
        assertThat(options.header("Allow")).contains("GET", "POST");
    }
}
