-- What the stream of changes needs: who made a change, unless nobody is to know; how far the log was pruned; and the
-- key by which a session knows the writers of anonymous words until it is closed.

alter table session_change add column actor text; -- null = nobody is to know
alter table session_change alter column at drop not null; -- null likewise

alter table session add column pruned_to bigint not null default 0; -- numbers up to this one are gone from the log
alter table session add column writer_key text; -- base64; null before the first private word and after the close
