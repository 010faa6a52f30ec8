package dev.yata.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.resource.NotesTests;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesApiTests extends NotesTests {

    private final String stranger = ISSUER.token(UUID.randomUUID().toString(), "notes:read notes:write");

    @Test
    void createWhenValidThenStoredForTheAccount() {
        Answer created = post("/notes", "{\"text\":\"Buy milk\"}").expect(201);
        String id = created.text("id");
        assertThat(created.header("Location")).isEqualTo("http://api.example.test/notes/" + id);
        assertThat(created.text("created_at")).endsWith("Z");
        assertThat(get("/notes/" + id).expect(200).text("text")).isEqualTo("Buy milk");
        assertThat(get("/notes/").expect(200).json()).hasSize(1);
    }

    @Test
    void requestWhenNoteIsOfAnotherAccountThenNotFound() {
        String id = post("/notes", "{\"text\":\"secret\"}").expect(201).text("id");
        send(plain("/notes/" + id).header("Authorization", "Bearer " + stranger))
                .expect(404)
                .isProblem();
        send(plain("/notes/" + id).header("Authorization", "Bearer " + stranger).DELETE())
                .expect(404)
                .isProblem();
        assertThat(send(plain("/notes").header("Authorization", "Bearer " + stranger))
                        .expect(200)
                        .json())
                .isEmpty();
        get("/notes/" + id).expect(200);
    }

    @Test
    void requestWhenRouteHasNoScopeRuleThenForbidden() {
        Answer refused = get("/elsewhere").expect(403).isProblem();
        assertThat(refused.header("WWW-Authenticate")).doesNotContain("scope=");
        get("/actuator/env").expect(403).isProblem();
        assertThat(send(plain("/elsewhere")).expect(401).isProblem().header("WWW-Authenticate"))
                .startsWith("Bearer resource_metadata=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":null}", "{\"text\":\" \"}", "{\"text\":7}"})
    void createWhenTextIsWrongThenProblem(String body) {
        post("/notes", body).problem(400, "text");
    }

    @Test
    void requestWhenJsonOrParameterIsWrongThenProblem() {
        assertThat(post("/notes", "{\"text\":\"a\",\"titel\":\"b\"}").problem(400, "titel"))
                .isEqualTo("is not a field here; use text");
        post("/notes", "{\"text\":\"a\"} {}").problem(400, "body");
        post("/notes", "{\"text\":\"a\",\"text\":\"b\"}").problem(400, "body");
        get("/notes?limit=0").problem(400, "limit");
        get("/notes?limit=0x10").problem(400, "limit");
        get("/notes?limit=1&limit=2").problem(400, "limit");
        get("/notes?page=2").problem(400, "page");
        get("/notes/1").problem(400, "id");
        post("/notes", "{\"text\":\"" + "x".repeat(300_000) + "\"}").expect(413).isProblem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "text/", "application/json;q=2", ";;"})
    void requestWhenAcceptIsMalformedThenProblem(String accept) {
        send(request("/notes").header("Accept", accept)).expect(406).isProblem();
        send(plain("/notes").header("Accept", accept)).expect(401).isProblem();
        send(json("POST", "/notes", "{}").header("Accept", accept).method("POST", BodyPublishers.ofString("{}")))
                .isProblem();
    }
}
