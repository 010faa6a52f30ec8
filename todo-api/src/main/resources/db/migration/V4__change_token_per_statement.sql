-- Renews an account's change token once per statement, and once per transaction for statements of one account.
-- Per row, each renewal left another version of the same token behind, and the next one had to walk over all of
-- them: inserting n todos in one transaction took n² steps.
drop trigger todos_marked on todos;
drop function mark_todos();

create function renew_change_token(accounts text[]) returns void language plpgsql as $$
begin
    -- Others see the token when this transaction commits, together with all of its changes. So one renewal is enough.
    -- The setting ends with the transaction. A rollback to a savepoint takes back the setting and the token.
    if cardinality(accounts) = 0 or accounts = array[current_setting('yata.renewed_account', true)] then
        return;
    end if;
    insert into todo_marks (account, slot, mark)
    -- In one order, so that two statements do not wait for each other.
    select account, pg_backend_pid() % 16, gen_random_uuid() from unnest(accounts) account order by account
    on conflict (account, slot) do update set mark = excluded.mark;
    if cardinality(accounts) = 1 then
        perform set_config('yata.renewed_account', accounts[1], true);
    end if;
end
$$;

-- A trigger with transition tables has one event. The tables of an update must have names of their own.
create function todos_inserted_or_deleted() returns trigger language plpgsql as $$
begin
    perform renew_change_token(array(select distinct account from changed));
    return null;
end
$$;

create function todos_updated() returns trigger language plpgsql as $$
begin
    perform renew_change_token(array(select account from before union select account from after));
    return null;
end
$$;

create trigger todos_inserted after insert on todos
    referencing new table as changed for each statement execute function todos_inserted_or_deleted();
create trigger todos_updated after update on todos
    referencing old table as before new table as after for each statement execute function todos_updated();
create trigger todos_deleted after delete on todos
    referencing old table as changed for each statement execute function todos_inserted_or_deleted();

-- The tokens of all accounts have to change. No token is a state of its own: it means that nothing was ever created.
create function todos_truncated() returns trigger language plpgsql as $$
begin
    update todo_marks set mark = gen_random_uuid();
    return null;
end
$$;

create trigger todos_truncated after truncate on todos for each statement execute function todos_truncated();
