-- Pages of the audit go by time, whichever filter is set.
drop index audit_events_at;
drop index audit_events_target;
create index audit_events_at on audit_events (at, id);
create index audit_events_actor on audit_events (actor, at, id);
create index audit_events_action on audit_events (action, at, id);
create index audit_events_target on audit_events (target, at, id);
alter table audit_events add check (occurrences > 0);

create function audit_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is only added to; % is refused', tg_op;
end $$;

create trigger audit_events_unchanged before update or truncate on audit_events
    for each statement execute function audit_is_only_added_to();

-- 7 days: the shortest retention that can be set.
create trigger audit_events_kept before delete on audit_events
    for each row when (old.at > now() - interval '7 days') execute function audit_is_only_added_to();
