-- Why the utterance was understood so, as JSON; its pieces of text come from the masked utterance.
alter table turns add column explanation text null;
