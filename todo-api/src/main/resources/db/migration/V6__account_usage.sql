-- Counts what each account stores: todos, the bytes of their texts, and the bytes of responses that are kept for
-- repeated requests. The sum of an account's rows is its usage. Each statement adds a row, so that concurrent changes do
-- not wait for each other, and many statements in one transaction take a time in proportion to their number. The todo-api
-- merges the rows.
create table account_usage (
    account text   not null,
    todos   bigint not null,
    bytes   bigint not null
);

create index account_usage_by_account on account_usage (account);

-- The search text has the title, the description and the tags.
create function count_inserted_todos() returns trigger language plpgsql as $$
begin
    insert into account_usage (account, todos, bytes)
    select account, count(*), sum(octet_length(search_text)) from changed group by account;
    return null;
end
$$;

create function count_updated_todos() returns trigger language plpgsql as $$
begin
    insert into account_usage (account, todos, bytes)
    select account, sum(todos), sum(bytes)
    from (
        select account, 1 as todos, octet_length(search_text) as bytes from after
        union all
        select account, -1, -octet_length(search_text) from before
    ) change
    group by account
    having sum(todos) <> 0 or sum(bytes) <> 0;
    return null;
end
$$;

create function count_deleted_todos() returns trigger language plpgsql as $$
begin
    insert into account_usage (account, todos, bytes)
    select account, -count(*), -sum(octet_length(search_text)) from changed group by account;
    return null;
end
$$;

create function count_kept_responses() returns trigger language plpgsql as $$
begin
    insert into account_usage (account, todos, bytes)
    select account, 0, sum(octet_length(body)) from changed group by account;
    return null;
end
$$;

create function count_replaced_responses() returns trigger language plpgsql as $$
begin
    insert into account_usage (account, todos, bytes)
    select account, 0, sum(bytes)
    from (
        select account, octet_length(body) as bytes from after
        union all
        select account, -octet_length(body) from before
    ) change
    group by account
    having sum(bytes) <> 0;
    return null;
end
$$;

create function count_deleted_responses() returns trigger language plpgsql as $$
begin
    insert into account_usage (account, todos, bytes)
    select account, 0, -sum(octet_length(body)) from changed group by account;
    return null;
end
$$;

create function count_all_usage() returns void language sql as $$
    delete from account_usage;
    insert into account_usage (account, todos, bytes)
    select account, count(*), sum(octet_length(search_text)) from todos group by account
    union all
    select account, 0, sum(octet_length(body)) from idempotency_keys group by account;
$$;

create function count_after_truncate() returns trigger language plpgsql as $$
begin
    perform count_all_usage();
    return null;
end
$$;

create trigger todos_counted_insert after insert on todos
    referencing new table as changed for each statement execute function count_inserted_todos();
create trigger todos_counted_update after update on todos
    referencing old table as before new table as after for each statement execute function count_updated_todos();
create trigger todos_counted_delete after delete on todos
    referencing old table as changed for each statement execute function count_deleted_todos();
create trigger todos_counted_truncate after truncate on todos
    for each statement execute function count_after_truncate();

create trigger responses_counted_insert after insert on idempotency_keys
    referencing new table as changed for each statement execute function count_kept_responses();
create trigger responses_counted_update after update on idempotency_keys
    referencing old table as before new table as after for each statement execute function count_replaced_responses();
create trigger responses_counted_delete after delete on idempotency_keys
    referencing old table as changed for each statement execute function count_deleted_responses();
create trigger responses_counted_truncate after truncate on idempotency_keys
    for each statement execute function count_after_truncate();

select count_all_usage();
