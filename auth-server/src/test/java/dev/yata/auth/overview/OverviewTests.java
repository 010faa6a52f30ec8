package dev.yata.auth.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

class OverviewTests extends RunningServer {

    @Autowired
    @Qualifier("tokenHours")
    Object hours;

    @Test
    void overviewWhenTokensAreAskedForThenCountsThem() {
        Credentials client = client("todos:read");
        JsonNode before = overview();

        SERVER.accessToken(client);
        SERVER.accessToken(client);
        SERVER.token(client, "scope=todos:write");
        JsonNode after = overview();

        assertThat(before.get("tokens")).hasSize(24);
        assertThat(sum(after, "issued") - sum(before, "issued")).isBetween(2L, 4L);
        assertThat(sum(after, "refused") - sum(before, "refused")).isEqualTo(1);
        assertThat(Instant.parse(after.get("as_of").asString()))
                .isBetween(
                        Instant.parse(after.at("/tokens/23/hour").asString()),
                        Instant.now().plusSeconds(60))
                .isAfter(Instant.parse(before.get("as_of").asString()));
        assertThat(after.at("/health/database").asString()).isEqualTo("UP");
        assertThat(after.at("/keys/0/state").asString()).isEqualTo("active");
    }

    @Test
    void overviewWhenClientIsDisabledThenCountedAsSuch() {
        Credentials client = client("todos:read");
        JsonNode before = overview().get("clients");

        SERVER.admin("POST", "/" + client.id() + "/disable", adminToken(), null);

        JsonNode after = overview().get("clients");
        assertThat(after.get("disabled").asLong())
                .isEqualTo(before.get("disabled").asLong() + 1);
        assertThat(after.get("active").asLong()).isEqualTo(before.get("active").asLong() - 1);
    }

    private JsonNode overview() {
        String token = adminToken();
        ReflectionTestUtils.invokeMethod(hours, "flush");
        Answer answer = SERVER.get("/admin/api/overview", "Authorization", "Bearer " + token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static long sum(JsonNode overview, String field) {
        long sum = 0;
        for (JsonNode hour : overview.get("tokens")) {
            sum += hour.get(field).asLong();
        }
        return sum;
    }
}
