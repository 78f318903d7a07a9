-- What waits to be told to others. A service adds "db/kit" to quarkus.flyway.locations and names its role in the
-- placeholder appRole.
create table outbox (
    tenant     text        not null,
    position   bigint      generated always as identity,
    topic      text        not null,
    key        text        not null,
    headers    text        not null default '{}', -- JSON: name -> text
    value      bytea,      -- null = a tombstone
    created_at timestamptz not null default now(),
    primary key (tenant, position)
);
create index outbox_by_position on outbox (position);

alter table outbox enable row level security;
alter table outbox force row level security;
create policy own_tenant on outbox
    using (tenant = current_setting('app.tenant', true) or current_setting('app.relay', true) = 'on')
    with check (tenant = current_setting('app.tenant', true));

grant select, insert, delete on outbox to ${appRole};
