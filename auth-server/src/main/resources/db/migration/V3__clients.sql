-- Clients that prove who they are with a key of their own (RFC 7523), and tokens bound to a key (RFC 9449).
alter table oauth_clients
    add column token_endpoint_auth_method text not null default 'client_secret_basic'
        check (token_endpoint_auth_method in ('client_secret_basic', 'private_key_jwt')),
    -- Public keys only: a JWK set (RFC 7517), or where to fetch one.
    add column jwks text,
    add column jwks_uri text,
    add column dpop_bound_access_tokens boolean not null default false,
    add column token_requests_per_minute integer check (token_requests_per_minute between 1 and 1000000),
    add constraint oauth_clients_keys check (num_nonnulls(jwks, jwks_uri)
        = case token_endpoint_auth_method when 'private_key_jwt' then 1 else 0 end);

-- Thumbprint of the key that a token is bound to (RFC 9449 section 6.1); null for a bearer token.
alter table oauth_tokens add column jkt text;

-- What may be used once only, until it would have expired anyway. A digest, so the thing itself is not kept.
create table used_proofs (
    digest bytea primary key,
    expires_at timestamptz not null
);
create index used_proofs_expiry on used_proofs (expires_at);
