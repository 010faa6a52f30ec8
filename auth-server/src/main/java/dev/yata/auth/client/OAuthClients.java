package dev.yata.auth.client;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** The clients that are not deleted. */
interface OAuthClients extends Repository<OAuthClient, String> {

    @EntityGraph(attributePaths = "secrets")
    Optional<OAuthClient> findById(String clientId);

    @EntityGraph(attributePaths = "secrets")
    List<OAuthClient> findAllByOrderByCreatedAtAscClientIdAsc();

    OAuthClient saveAndFlush(OAuthClient client);
}
