-- What was set aside for a tenant, and whether somebody decided about it. A row is added once and decided once, so it
-- does not matter in which order the records of the topic are read, or how often.
create table quarantined (
    tenant  text    not null,
    origin  text    not null,
    reason  text    not null,
    decided boolean not null,
    primary key (tenant, origin, reason)
);
create index quarantined_waiting on quarantined (tenant) where not decided;

alter table quarantined enable row level security;
alter table quarantined force row level security;
create policy own_tenant on quarantined to ${appRole} using (tenant = current_setting('app.tenant', true));
create policy tenants_of_batch on quarantined to ${feedRole} using ((tenant = any (
    (select string_to_array(current_setting('app.tenants', true), ','))::text[])) is true);
grant select on quarantined to ${appRole};
grant select, insert, update on quarantined to ${feedRole};

-- It only ever grew.
alter table tenant drop column quarantined;
