-- Where a workspace is told what happens, and how the telling goes.

create table webhook_endpoint (
    tenant      text        not null,
    id          uuid        not null,
    revision    bigint      not null, -- of what people set; also the ETag
    url         text        not null,
    description text,
    event_types text[]      not null, -- empty = all
    active      boolean     not null,
    reason      text,                 -- why it is not active
    secrets     text        not null, -- JSON, encrypted: the present one first, then those that run out
    created_at  timestamptz not null, -- what happened before is not told
    created_by  text        not null,
    changed_at  timestamptz not null,
    turn        uuid,                 -- of who is sending now
    turn_until  timestamptz,          -- by the database's clock, should the sender have died
    turn_at     timestamptz,          -- of the last one; who has waited longest comes next
    primary key (tenant, id)
);

create table webhook_event (
    tenant   text        not null,
    id       text        not null,
    type     text        not null,
    time     timestamptz not null,
    body     text        not null, -- JSON, byte for byte what is signed and sent
    kept_at  timestamptz not null,
    primary key (tenant, id)
);

create table webhook_delivery (
    tenant      text        not null,
    endpoint_id uuid        not null,
    event_id    text        not null,
    state       text        not null, -- pending, delivered, dead
    failures    int         not null, -- in a row, since the last (re-)send; where the schedule has come to
    attempts    int         not null,
    next_try    timestamptz,
    reason      text,                 -- what became of the last attempt, when it failed
    last_status int,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    primary key (tenant, endpoint_id, event_id),
    foreign key (tenant, endpoint_id) references webhook_endpoint on delete cascade,
    foreign key (tenant, event_id) references webhook_event
);
create index webhook_delivery_due on webhook_delivery (tenant, endpoint_id, next_try) where state = 'pending';
create index webhook_delivery_newest on webhook_delivery (tenant, endpoint_id, created_at, event_id);
create index webhook_delivery_by_event on webhook_delivery (tenant, event_id);

create table webhook_attempt (
    tenant      text        not null,
    endpoint_id uuid        not null,
    event_id    text        not null,
    attempt     int         not null,
    at          timestamptz not null,
    millis      int         not null,
    status      int,                  -- null = no answer
    reason      text,                 -- null = delivered
    primary key (tenant, endpoint_id, event_id, attempt),
    foreign key (tenant, endpoint_id, event_id) references webhook_delivery on delete cascade
);

do $$
declare
    name text;
begin
    foreach name in array array['webhook_endpoint', 'webhook_event', 'webhook_delivery', 'webhook_attempt'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        -- The relay setting is for work that looks for what is due in every workspace; it writes in one alone.
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true)'
            || ' or current_setting(''app.relay'', true) = ''on'')'
            || ' with check (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;
