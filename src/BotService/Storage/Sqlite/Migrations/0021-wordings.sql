-- What a clerk writes in an answer's place is proposed too; such a proposal names the words it is to take the place of. They are kept
-- like the others.
create table proposals_now (
  number       integer not null primary key,
  kind         text    not null check (kind in ('utterances', 'new-entry', 'out-of-scope', 'wording')),
  entry        text    null,
  utterances   text    not null,
  was          text    null,
  group_number integer null,
  organisation text    null,
  by_whom      text    not null,
  at           text    not null,
  status       text    not null default 'draft' check (status in ('draft', 'tried', 'accepted', 'refused', 'withdrawn', 'released')),
  version      integer not null default 0,
  trial_state  text    null check (trial_state in ('waiting', 'running', 'done', 'failed')),
  trial_at     text    null,
  trial_until  text    null,
  trial        text    null,
  release      text    null,
  decided_by   text    null,
  decided_at   text    null,
  word         text    null
);
insert into proposals_now (number, kind, entry, utterances, group_number, organisation, by_whom, at, status, version, trial_state, trial_at, trial_until, trial, release, decided_by, decided_at, word)
select number, kind, entry, utterances, group_number, organisation, by_whom, at, status, version, trial_state, trial_at, trial_until, trial, release, decided_by, decided_at, word from proposals;
drop table proposals;
alter table proposals_now rename to proposals;
create index proposals_status on proposals (status, number);
create index proposals_trial on proposals (trial_at) where trial_state in ('waiting', 'running');
