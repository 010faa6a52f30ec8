-- Two services may share a database. Each must find only the keys of its own clients.
alter table idempotency_keys
    add column resource text not null default '${resource}',
    drop constraint idempotency_keys_pkey,
    add primary key (resource, account, client_id, key);

alter table idempotency_keys alter column resource drop default;
