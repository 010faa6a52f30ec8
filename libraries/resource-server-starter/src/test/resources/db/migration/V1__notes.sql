create table notes (
    id         uuid          primary key default gen_random_uuid(),
    account    text          not null,
    text       varchar(1000) not null,
    created_at timestamptz   not null default now()
);

create index notes_by_account on notes (account, created_at);
