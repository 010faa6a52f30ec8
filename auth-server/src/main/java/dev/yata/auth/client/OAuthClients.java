package dev.yata.auth.client;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Stores clients. Does not find deleted ones. */
interface OAuthClients extends Repository<OAuthClient, String> {

    @EntityGraph(attributePaths = "secrets")
    Optional<OAuthClient> findById(String clientId);

    /**
     * Lists clients after the given one, ordered by age and id. Selects those in one of the states, whose name or id
     * matches the pattern.
     */
    @Query("""
            select c from OAuthClient c
             where c.active in :states
               and (lower(c.metadata.clientName) like lower(:pattern) escape '!'
                    or lower(c.clientId) like lower(:pattern) escape '!')
               and (c.createdAt > :createdAt or c.createdAt = :createdAt and c.clientId > :clientId)
             order by c.createdAt, c.clientId
            """)
    List<OAuthClient> search(
            Collection<Boolean> states, String pattern, Instant createdAt, String clientId, Limit limit);

    long countByActive(boolean active);

    OAuthClient saveAndFlush(OAuthClient client);
}
