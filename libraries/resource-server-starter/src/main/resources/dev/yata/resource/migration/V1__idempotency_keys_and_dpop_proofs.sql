-- A program that had these tables before this library keeps them.
create table if not exists idempotency_keys (
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

create index if not exists idempotency_keys_by_age on idempotency_keys (created_at);

-- Used proofs, so that no replica accepts one twice.
create table if not exists dpop_proofs (
    -- SHA-256 of the key's thumbprint and the proof's jti
    digest     bytea       primary key,
    expires_at timestamptz not null
);

create index if not exists dpop_proofs_by_end on dpop_proofs (expires_at);
