-- The scheduled date of the latest occurrence: from there a changed rule goes on.
alter table series add column last_date date not null;
