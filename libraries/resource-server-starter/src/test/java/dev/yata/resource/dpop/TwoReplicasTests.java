package dev.yata.resource.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.notes.NotesApplication;
import dev.yata.resource.NotesTests;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class TwoReplicasTests extends NotesTests {

    private final HikariDataSource database;

    TwoReplicasTests(@Autowired DataSource database) {
        this.database = (HikariDataSource) database;
    }

    private ConfigurableApplicationContext otherReplica() {
        return new SpringApplicationBuilder(NotesApplication.class)
                .run(
                        "--yata.issuer=" + ISSUER.issuer(),
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword());
    }

    @Test
    @DisplayName("A proof that one replica has taken is refused by the other")
    void requestWhenOtherReplicaTookTheProofThenInvalidProof() {
        Holder holder = Holder.withNewKey();
        String bound = holder.token(ISSUER, account, "notes:read");
        try (ConfigurableApplicationContext other = otherReplica()) {
            List<URI> replicas = List.of(
                    uri("/notes"),
                    URI.create(
                            "http://127.0.0.1:" + other.getEnvironment().getProperty("local.server.port") + "/notes"));
            for (int round = 0; round < 10; round++) {
                String proof = holder.proof("GET", ISSUER.resource() + "/notes", bound);
                List<Integer> statuses = IntStream.range(0, 6)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() -> send(HttpRequest.newBuilder(replicas.get(i % 2))
                                                .header("Authorization", "DPoP " + bound)
                                                .header("DPoP", proof))
                                        .status()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
                assertThat(statuses).containsOnly(200, 401).containsOnlyOnce(200);
            }
        }
    }
}
