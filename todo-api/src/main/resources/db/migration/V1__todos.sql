-- Both ship with PostgreSQL and are trusted: the database's owner may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table todos (
    id           uuid         primary key,
    account      text         not null,
    version      integer      not null,
    title        varchar(200) not null,
    description  varchar(10000),
    completed_at timestamptz,
    due_date     date,
    priority     smallint     not null check (priority between 0 and 3),
    tags         varchar(50)[] not null check (cardinality(tags) <= 20),
    -- title, description and tags in lower case, one a line: what a search looks through
    search_text  text         not null,
    created_at   timestamptz  not null,
    updated_at   timestamptz  not null
);

-- One index for each order of a list; it ends with the id, as pages do.
create index todos_by_created_at on todos (account, created_at, id);
create index todos_by_updated_at on todos (account, updated_at, id);
create index todos_by_title on todos (account, lower(title), id);
create index todos_by_priority on todos (account, priority, id);
-- Todos without a due date come last in both directions.
create index todos_by_due_date on todos (account, coalesce(due_date, date '9999-12-31'), id);
create index todos_by_due_date_descending on todos (account, coalesce(due_date, date '0001-01-01'), id);

-- Filters that may leave few of many.
create index todos_open on todos (account, due_date) where completed_at is null;
create index todos_done on todos (account, completed_at) where completed_at is not null;
create index todos_tags on todos using gin (account, tags);
create index todos_search on todos using gin (account, search_text gin_trgm_ops);

create table idempotency_keys (
    account     text         not null,
    client_id   text         not null,
    key         varchar(255) not null,
    fingerprint text         not null,
    status      integer      not null,
    location    text,
    etag        text,
    body        text         not null,
    created_at  timestamptz  not null,
    primary key (account, client_id, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
