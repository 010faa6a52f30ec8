-- Sessions of the console, as Spring Session lays them out. The id alone opens nothing: the cookie carries a keyed
-- signature over it, which is not stored.
create table console_sessions (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    -- Milliseconds since 1970.
    creation_time bigint not null,
    last_access_time bigint not null,
    -- Seconds.
    max_inactive_interval integer not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index console_sessions_expiry on console_sessions (expiry_time);
create index console_sessions_principal on console_sessions (principal_name);

create table console_sessions_attributes (
    session_primary_id char(36) references console_sessions on delete cascade,
    attribute_name varchar(200),
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Forms that were sent, so that none is acted upon twice.
create table console_forms (
    id uuid primary key,
    username text not null,
    -- Where the action led to.
    result text,
    -- A new client secret until it is shown, encrypted.
    sealed_secret bytea,
    sent_at timestamptz not null
);
create index console_forms_sent on console_forms (sent_at);
