-- Who did what to which client or key. Only ever added to, until the retention ends.
create table audit_events (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- A client id, a user name, or "system".
    actor text not null,
    action text not null,
    target text,
    detail text not null,
    address text,
    -- How many alike this row stands for.
    occurrences integer not null default 1
);
create index audit_events_at on audit_events (at);
create index audit_events_target on audit_events (target, id);
