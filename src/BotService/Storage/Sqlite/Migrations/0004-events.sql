-- Events of channels that tell when they happened, and bring what is needed for answering just them. A ticket is encrypted and stands here only
-- until the replies are delivered or given up. `known_until`: the row tells duplicates at least so long, however much is said meanwhile.
alter table inbox add column happened text null;
alter table inbox add column ticket blob null;
alter table inbox add column known_until text null;

-- Since when nothing may be sent, because the citizen has left; null: is there.
alter table conversations add column left_at text null;

-- `turn` is the inbox row that is answered. `begun`: an attempt was made and it is not known how it ended. `way`: how the reply went.
alter table outbox add column turn integer null;
alter table outbox add column ticket blob null;
alter table outbox add column begun text null;
alter table outbox add column way text null;

-- What the sender has withdrawn, so that it stays so even when it arrives later.
create table withdrawn (
  conversation text not null references conversations (id),
  activity_id  text not null,
  at           text not null,
  primary key (conversation, activity_id)
);

-- Whose words these are. A rating's words may come with a later activity than the rating.
alter table unanswered add column activity_id text null;
alter table ratings add column words_of text null;
update unanswered set activity_id = (select t.activity_id from turns t where t.at = unanswered.at and t.conversation = unanswered.conversation);
create index unanswered_conversation on unanswered (conversation);
create index turns_conversation on turns (conversation);
