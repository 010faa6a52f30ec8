package dev.yata.resource.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeaderFilterTests extends NotesTests {

    private static final String NOTE = "{\"text\":\"é\"}";
    private static final String LATIN = "application/json; charset=iso-8859-1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                LATIN,
                "application/json;Charset=\"utf-16\";q=0.5, text/html",
                "application/json;charset=unknown",
                "*/*;charset=iso-8859-1",
                "application/*+json;charset=iso-8859-1",
            })
    void postWhenAcceptHasCharsetThenCreatedAndAnsweredInUtf8(String accept) {
        Answer created =
                send(json("POST", "/notes", NOTE).header("Accept", accept)).expect(201);
        assertThat(created.header("Content-Type")).startsWith("application/json");
        assertThat(created.text("text")).isEqualTo("é");
    }

    @Test
    void deleteWhenAcceptHasCharsetThenDeleted() {
        String id = post("/notes", NOTE).expect(201).text("id");
        send(request("/notes/" + id).DELETE().header("Accept", LATIN)).expect(204);
    }

    @Test
    void requestWhenOneMediaTypeIsMalformedThenOthersCount() {
        send(request("/notes").header("Accept", "nonsense, application/json;q=2, application/json;q=0.9"))
                .expect(200);
        send(request("/notes").header("Accept", "text/").header("Accept", "application/json"))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "nonsense", "text/csv;charset=utf-8, nonsense"})
    void postWhenAcceptExcludesJsonThenNothingIsCreated(String accept) {
        send(json("POST", "/notes", NOTE).header("Accept", accept)).expect(406).isProblem();
        assertThat(get("/notes").expect(200).json()).isEmpty();
    }

    @Test
    void errorWhenAcceptHasCharsetThenProblem() {
        send(plain("/notes").header("Accept", LATIN)).expect(401).isProblem();
        send(request("/notes/%01").header("Accept", LATIN)).expect(400).isProblem();
    }

    @Test
    void requestWhenSeveralSpacesFollowTheSchemeThenAccepted() {
        send(plain("/notes").header("Authorization", "Bearer   " + token)).expect(200);
        send(plain("/notes").header("Authorization", "Bearer\t" + token)).expect(401);
    }
}
