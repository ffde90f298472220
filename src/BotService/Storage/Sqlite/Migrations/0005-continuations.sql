-- Numbers under which a conversation can be gone on with in another place, for a day.
create table continuations (
  code         text not null primary key,
  conversation text not null references conversations (id),
  at           text not null
);
create index continuations_at on continuations (at);
