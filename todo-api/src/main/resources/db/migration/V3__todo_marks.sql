-- Tell whether an account's todos have changed: every change replaces a mark by one that never was before. The same marks
-- mean the same todos, whatever the clock says, through deletions, concurrent changes and a restored backup.
create table todo_marks (
    account text     not null,
    -- several an account, so that changes on different connections need not wait for each other
    slot    smallint not null,
    mark    uuid     not null,
    primary key (account, slot)
);

create function mark_todos() returns trigger language plpgsql as $$
begin
    insert into todo_marks (account, slot, mark)
    values (coalesce(new.account, old.account), pg_backend_pid() % 16, gen_random_uuid())
    on conflict (account, slot) do update set mark = excluded.mark;
    return null;
end
$$;

create trigger todos_marked after insert or update or delete on todos
    for each row execute function mark_todos();
