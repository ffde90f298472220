-- The same tables as under Sqlite, with PostgreSQL's types. Texts of citizens are masked before they come here. JSON is text: it is given back as it came.

create table conversations (
  id            text        not null primary key,
  channel       text        not null,
  user_id       text        null,
  locale        text        null,
  service_url   text        null,
  reference     text        null,
  created_at    timestamptz not null,
  last_sequence bigint      not null default 0,
  greeted       boolean     not null default false,
  turns         bigint      not null default 0,
  state         text        null,
  left_at       timestamptz null,
  -- Whose process works on the conversation, and until when that holds if nothing more is heard of it.
  owner         text        null,
  owned_until   timestamptz null
) with (fillfactor = 70);

-- What was received. The raw activity is encrypted and stands here only until its turn has committed; the row stays for telling duplicates.
create table inbox (
  id           bigint      not null primary key generated always as identity,
  conversation text        not null references conversations (id),
  event_key    text        not null,
  activity_id  text        not null,
  sequence     bigint      not null,
  at           timestamptz not null,
  greeting     boolean     not null,
  raw          bytea       null,
  done         boolean     not null,
  happened     timestamptz null,
  ticket       bytea       null,
  known_until  timestamptz null
);
create unique index inbox_event on inbox (conversation, event_key);
create index inbox_waiting on inbox (conversation, sequence) where not done;

-- History and transcript in one.
create table activities (
  number       bigint      not null primary key generated always as identity,
  conversation text        not null references conversations (id),
  sequence     bigint      not null,
  at           timestamptz not null,
  from_bot     boolean     not null,
  type         text        not null,
  reply_to     text        null,
  json         text        not null
);
create unique index activities_sequence on activities (conversation, sequence);

create table turns (
  number       bigint           not null primary key generated always as identity,
  conversation text             not null,
  activity_id  text             not null,
  at           timestamptz      not null,
  locale       text             not null,
  kind         text             not null,
  entry        text             null,
  slots        text             not null,
  score        double precision null,
  rivals       text             not null,
  outcome      text             not null,
  language     text             null,
  release      text             not null,
  milliseconds double precision not null,
  explanation  text             null
);
create index turns_at on turns (at);
create index turns_conversation on turns (conversation);

create table unanswered (
  number       bigint      not null primary key generated always as identity,
  at           timestamptz not null,
  conversation text        not null,
  text         text        not null,
  language     text        null,
  reason       text        not null,
  nearest      text        not null,
  release      text        not null,
  status       text        not null default 'new',
  activity_id  text        null
);
create index unanswered_at on unanswered (at);
create index unanswered_conversation on unanswered (conversation);

create table ratings (
  number       bigint      not null primary key generated always as identity,
  at           timestamptz not null,
  conversation text        not null,
  entry        text        null,
  helpful      boolean     null,
  score        integer     null check (score between 1 and 5),
  words        text        null,
  words_of     text        null,
  release      text        not null
);
create index ratings_at on ratings (at);
create index ratings_conversation on ratings (conversation);

create table handoffs (
  number       bigint      not null primary key generated always as identity,
  at           timestamptz not null,
  conversation text        not null,
  entry        text        null,
  release      text        not null
);
create index handoffs_at on handoffs (at);

create table receipts (
  id           text        not null primary key,
  at           timestamptz not null,
  conversation text        not null,
  entry        text        not null,
  sheet        text        not null
);

-- The activity stands here on its own, because history may drop it before it is delivered. `turn` is the inbox row that is answered.
-- `begun`: an attempt was made and it is not known how it ended. `way`: how the reply went.
create table outbox (
  id           bigint      not null primary key generated always as identity,
  conversation text        not null references conversations (id),
  sequence     bigint      not null,
  json         text        null,
  queued_at    timestamptz not null,
  attempts     integer     not null default 0,
  not_before   timestamptz not null,
  status       text        not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
  sent_at      timestamptz null,
  reason       text        null,
  turn         bigint      null,
  ticket       bytea       null,
  begun        timestamptz null,
  way          text        null
);
create index outbox_waiting on outbox (conversation, id) where status = 'waiting';
create index outbox_conversation on outbox (conversation, sequence);

-- What the sender has withdrawn, so that it stays so even when it arrives later.
create table withdrawn (
  conversation text        not null references conversations (id),
  activity_id  text        not null,
  at           timestamptz not null,
  primary key (conversation, activity_id)
);

-- Numbers under which a conversation can be gone on with in another place, for a day.
create table continuations (
  code         text        not null primary key,
  conversation text        not null references conversations (id),
  at           timestamptz not null
);
create index continuations_at on continuations (at);

-- What was searched for, so that what nobody found can be added.
create table searches (
  number  bigint      not null primary key generated always as identity,
  at      timestamptz not null,
  text    text        not null,
  locale  text        not null,
  results integer     not null,
  entry   text        null
);
create index searches_at on searches (at);

-- Danger that was heard, and whether the operator was told. Rows go after 400 days.
create table emergencies (
  number       bigint      not null primary key generated always as identity,
  at           timestamptz not null,
  conversation text        not null,
  activity_id  text        not null,
  kind         text        not null,
  language     text        not null,
  sure         boolean     not null,
  numbers      text        not null,
  text         text        not null,
  release      text        not null,
  told_at      timestamptz null,
  attempts     integer     not null default 0,
  not_before   timestamptz not null
);
create index emergencies_at on emergencies (at);
create index emergencies_untold on emergencies (not_before) where told_at is null;

-- What citizens came for, counted when it happens. Days are Taiwan's, as text. Rows go after 400 days.
create table demand (
  day        text    not null,
  entry      text    not null,
  asked      integer not null default 0,
  unanswered integer not null default 0,
  primary key (day, entry)
) with (fillfactor = 50);

-- The keys of this installation, shared by its processes: the service's own, and those of what waits encrypted.
create table keys (
  name  text not null primary key,
  value text not null
);
