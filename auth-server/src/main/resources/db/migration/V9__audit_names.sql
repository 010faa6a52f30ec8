-- Finds the name of a deleted client, which the audit shows beside its ID. Without this index, each row of a page would read
-- all events of its actor and of its target.
create index audit_events_deleted on audit_events (target) where action = 'client.deleted';
