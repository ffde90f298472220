-- Who works here. The stamp changes with every credential; the version with every row.
create table people (
  id                  text    not null primary key,
  email               text    not null,
  email_key           text    not null unique,
  role                text    not null,
  organisation        text    null,
  disabled            boolean not null default false,
  added_at            timestamptz    not null,
  password            text    null,
  password_at         timestamptz    null,
  former_passwords    text    not null default '[]',
  totp_key            bytea    null,
  totp_step           bigint not null default 0,
  recovery_codes      text    not null default '[]',
  failures            integer not null default 0,
  locked_until        timestamptz    null,
  stamp               text    not null
);

-- A link that lets somebody set up their sign-in, once. Only its hash is kept.
create table invitations (
  hash       text    not null primary key,
  person     text    null references people (id),
  at         timestamptz    not null,
  until      timestamptz    not null,
  used_at    timestamptz    null
);

create table passkeys (
  id         text    not null primary key,
  person     text    not null references people (id),
  name       text    null,
  at         timestamptz    not null,
  data       text    not null
);
create index passkeys_person on passkeys (person);

-- Who is signed in, and where. The ticket is encrypted; rows go with their end.
create table sessions (
  key        text    not null primary key,
  person     text    not null references people (id),
  at         timestamptz    not null,
  seen_at    timestamptz    not null,
  until      timestamptz    not null,
  browser    text    not null,
  ticket     bytea    not null
);
create index sessions_person on sessions (person);
create index sessions_until on sessions (until);

-- Who did what: a chain of hashes. Rows are never changed or removed.
create table audit (
  number     bigint not null primary key,
  at         timestamptz    not null,
  by_whom    text    not null,
  action     text    not null,
  subject    text    not null,
  detail     text    null,
  hash       text    not null
);
create index audit_at on audit (at);
create table audit_head (
  number     bigint not null,
  hash       text    not null
);
insert into audit_head (number, hash) values (0, '0000000000000000000000000000000000000000000000000000000000000000');
