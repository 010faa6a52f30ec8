-- Names the request of an event, as the log and the answer do.
alter table audit_events add column request_id text check (request_id ~ '^[0-9a-f]{32}$');
