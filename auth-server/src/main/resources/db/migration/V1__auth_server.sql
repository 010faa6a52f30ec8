-- Whoever can be the "sub" of a token: one namespace, so a client id never equals a user name (RFC 9068 section 5).
create table subjects (
    name text primary key,
    kind text not null check (kind in ('client', 'user')),
    unique (name, kind)
);

create table oauth_clients (
    client_id text primary key,
    subject_kind text generated always as ('client') stored,
    client_name text not null,
    account text not null,
    scopes text[] not null,
    -- Names of protected resources, not their URLs, which may change; empty means the default one.
    resources text[] not null,
    token_lifetime_seconds integer,
    is_active boolean not null,
    -- Tokens of an older generation are dead. Raised when the client is disabled or deleted.
    generation integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    last_used_at timestamptz,
    deleted_at timestamptz,
    version integer not null,
    foreign key (client_id, subject_kind) references subjects (name, kind)
);

create table oauth_client_secrets (
    id bigint generated always as identity primary key,
    client_id text not null references oauth_clients on delete cascade,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz
);
create index oauth_client_secrets_client on oauth_client_secrets (client_id);

-- The record of a token, never the token. No foreign key: it would lock the client's row for every token.
create table oauth_tokens (
    jti uuid primary key,
    -- Position in the status lists: list = status_number / 131072, index = status_number % 131072.
    status_number bigint generated always as identity (sequence name oauth_tokens_status_number minvalue 0 start 0),
    client_id text not null,
    generation integer not null,
    scopes text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index oauth_tokens_expiry on oauth_tokens (expires_at);
create index oauth_tokens_generation on oauth_tokens (client_id, generation, status_number);
create index oauth_tokens_revoked on oauth_tokens (status_number) where revoked_at is not null;

create table signing_keys (
    kid text primary key,
    algorithm text not null,
    encrypted_jwk bytea not null,
    state text not null check (state in ('next', 'active', 'retired')),
    created_at timestamptz not null,
    retired_at timestamptz
);
create unique index signing_keys_active on signing_keys (algorithm) where state = 'active';

create table console_users (
    username text primary key,
    subject_kind text generated always as ('user') stored,
    password_hash text not null,
    created_at timestamptz not null,
    foreign key (username, subject_kind) references subjects (name, kind)
);
