-- Proofs that have been taken, so that none is taken twice, whichever replica gets it.
create table dpop_proofs (
    -- SHA-256 of the key's thumbprint and the proof's jti
    digest     bytea       primary key,
    expires_at timestamptz not null
);

create index dpop_proofs_by_end on dpop_proofs (expires_at);
