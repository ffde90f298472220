-- What a clerk writes in an answer's place is proposed too; such a proposal names the words it is to take the place of. They are kept
-- like the others.
alter table proposals drop constraint proposals_kind_check;
alter table proposals add constraint proposals_kind_check check (kind in ('utterances', 'new-entry', 'out-of-scope', 'wording'));
alter table proposals add column was text null;
