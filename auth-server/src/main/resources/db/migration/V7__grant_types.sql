-- The grant types a client may use, as RFC 7591 calls them.
alter table oauth_clients add column grant_types text[] not null default '{client_credentials}';
