alter table signing_keys
    -- In the clear, so that a replica publishes also what another one encrypted with a newer master key.
    add public_jwk text,
    -- Of the next key: when it may sign, having been published long enough.
    add activates_at timestamptz,
    add activated_at timestamptz;
update signing_keys set activated_at = created_at where state <> 'next';
create unique index signing_keys_next on signing_keys (algorithm) where state = 'next';

-- Other keys than those that sign, encrypted with the master key as well.
create table protected_keys (
    name text primary key,
    encrypted bytea not null
);

-- How many requests for a token each hour brought; every replica adds its own once a minute.
create table token_hours (
    hour timestamptz primary key,
    issued bigint not null,
    refused bigint not null
);
