-- Whose process works on the conversation, and until when that holds if nothing more is heard of it.
alter table conversations add column owner text null;
alter table conversations add column owned_until text null;

-- Asked as `not done`, which means the same on every engine.
drop index inbox_waiting;
create index inbox_waiting on inbox (conversation, sequence) where not done;
