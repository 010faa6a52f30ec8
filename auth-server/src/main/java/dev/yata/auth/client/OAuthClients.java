package dev.yata.auth.client;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stores clients. Does not find deleted ones. */
interface OAuthClients extends Repository<OAuthClient, String> {

    @EntityGraph(attributePaths = "secrets")
    Optional<OAuthClient> findById(String clientId);

    @Query("select c.clientId from OAuthClient c where c.clientId in :ids")
    List<String> existing(Collection<String> ids);

    long countByActive(boolean active);

    OAuthClient saveAndFlush(OAuthClient client);
}
