package dev.yata.todo.todo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.springframework.stereotype.Component;

/** Counts todos in one scan, and keeps the result until a todo of the account changes. */
@Component
class Overviews {

    /** Counts equal todos first, so that tags are taken apart once for many todos. Hibernate does not restrict it. */
    private static final String COUNTS = """
            with sets as materialized (
                select completed_at is null as open, due_date, tags, count(*) as n
                from todos where account = :account group by 1, 2, 3),
            tags as (
                select tag, sum(n)::bigint as n from sets, unnest(tags) tag
                group by tag order by n desc, tag limit :tags)
            select coalesce(sum(n) filter (where open), 0)::bigint as open,
                coalesce(sum(n) filter (where not open), 0)::bigint as done,
                coalesce(sum(n) filter (where open and due_date < :today), 0)::bigint as overdue,
                coalesce(sum(n) filter (where open and due_date = :today), 0)::bigint as due_today,
                array(select tag::text from tags order by n desc, tag) as tags,
                array(select n from tags order by n desc, tag) as tag_counts
            from sets
            """;

    /** Limits the memory, in overviews and tags. A tag of 50 characters takes about 150 bytes. */
    private static final long MAX_WEIGHT = 20_000;

    private final EntityManager entities;

    private final Cache<Key, Overview> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((Key key, Overview overview) -> 1 + overview.tags().size())
            .build();

    Overviews(EntityManager entities) {
        this.entities = entities;
    }

    /** @param tag the state of the account's todos, computed before this call */
    Overview of(LocalDate today, String tag) {
        Key key = new Key(entities.unwrap(Session.class).getTenantIdentifier(), tag);
        Overview overview = kept.getIfPresent(key);
        if (overview == null) {
            overview = count(key.account(), today);
            kept.put(key, overview);
        }
        return overview;
    }

    private Overview count(String account, LocalDate today) {
        Object[] counts = (Object[]) entities.createNativeQuery(COUNTS)
                .setParameter("account", account)
                .setParameter("tags", Overview.MAX_TAGS)
                .setParameter("today", today)
                .getSingleResult();
        String[] tags = (String[]) counts[4];
        Long[] tagCounts = (Long[]) counts[5];
        List<Overview.TagCount> tagList = IntStream.range(0, tags.length)
                .mapToObj(i -> new Overview.TagCount(tags[i], tagCounts[i]))
                .toList();
        return new Overview(today, (long) counts[0], (long) counts[1], (long) counts[2], (long) counts[3], tagList);
    }

    /** The tag changes with the day too. */
    private record Key(String account, String tag) {}
}
