-- Converts tags to the normal form NFC, in which todo-api now stores and searches them. Removes tags that become equal.
-- A few characters become longer, and a tag has at most 50.
update todos set version = version + 1, tags = (
    select array_agg(tag order by place)
    from (
        select left(normalize(tag, NFC), 50) as tag, min(place) as place
        from unnest(tags) with ordinality as stored (tag, place)
        group by 1
    ) normalized
)
where exists (select from unnest(tags) tag where tag is not nfc normalized);
