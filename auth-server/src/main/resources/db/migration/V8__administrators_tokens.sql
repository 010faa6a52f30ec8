-- A command of an administrator needs its token for seconds only. FirstStart sets the same in a new database.
update oauth_clients set token_lifetime_seconds = 60
where client_id = 'yata-admin' and token_lifetime_seconds is null;
