-- A notice that cannot be turned into items is tried again later and lets those behind it pass.
alter table notice add column next_try timestamptz; -- null = now
alter table notice add column attempts int not null default 0;
