-- The state of the engine: sets of events, and what readings of them gave. Every key starts with the tenant.

-- Where the consumer is; the row moves in the transaction that applied the batch.
create table consumer_offset (
    topic       text   not null,
    part        int    not null,
    next_offset bigint not null,
    primary key (topic, part)
);

create table tenant (
    tenant          text        not null primary key,
    part            int         not null,
    position        bigint      not null default -1,
    append_micros   bigint,
    revision        bigint      not null default 0,
    counted         bigint      not null default 0,
    duplicates      bigint      not null default 0,
    conflicts       bigint      not null default 0,
    quarantined     bigint      not null default 0,
    time_assumed    bigint      not null default 0,
    corrections     bigint      not null default 0
) with (fillfactor = 70);

-- A configuration that history is, or is being, read with.
create table generation (
    tenant        text        not null,
    number        int         not null,
    state         text        not null check (state in ('building', 'serving')),
    configuration jsonb       not null,
    done_cluster  text,       -- how far the recut came
    primary key (tenant, number)
);
create unique index one_serving on generation (tenant) where state = 'serving';

-- The set of one entity in compact form. Entities that links connect share a cluster and are read together.
create table entity_set (
    tenant  text  not null,
    kind    text  not null,
    id      text  not null,
    cluster text,
    events  bytea not null,
    primary key (tenant, kind, id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
create index entity_set_by_cluster on entity_set (tenant, cluster) where cluster is not null;

create table journey (
    tenant        text     not null,
    generation    int      not null,
    kind          text     not null,
    id            text     not null,
    pipeline      text     not null,
    lead          boolean  not null,
    entry         bigint   not null,
    created       bigint,
    before_entry  boolean  not null,
    dims          jsonb    not null,
    owner_now     text,
    unmapped      int      not null,
    won           boolean  not null,
    last_reached  bigint,
    own           bigint[] not null,
    owners        text[]   not null,
    strict        bigint[] not null,
    strict_owners text[]   not null,
    amounts       jsonb    not null,
    primary key (tenant, generation, kind, id)
) with (fillfactor = 80);
create index journey_by_entry on journey (tenant, generation, entry);

create table deal (
    tenant           text     not null,
    generation       int      not null,
    id               text     not null,
    journey_kind     text     not null,
    journey_id       text     not null,
    pipeline         text     not null,
    implicit         boolean  not null,
    incomplete       boolean  not null,
    entry            bigint   not null,
    journey_created  bigint,
    status           text     not null check (status in ('OPEN', 'WON', 'LOST')),
    outcome          bigint,
    outcome_source   text,
    outcome_sequence text,
    outcome_id       text,
    amount           numeric,
    currency         text,
    reason           text,
    competitor       text,
    loss_node        text,
    stage            text,
    items            int      not null,
    key_actions      jsonb    not null,
    dims             jsonb    not null,
    entry_dims       jsonb    not null,
    owner_now        text,
    unmapped         int      not null,
    last_reached     bigint,
    own              bigint[] not null,
    owners           text[]   not null,
    strict           bigint[] not null,
    strict_owners    text[]   not null,
    amounts          jsonb    not null,
    primary key (tenant, generation, id)
) with (fillfactor = 80);
create index deal_by_outcome on deal (tenant, generation, status, outcome);
create index deal_by_entry on deal (tenant, generation, entry);

-- Names of customers after merges, where they differ.
create table customer_name (
    tenant   text not null,
    id       text not null,
    standing text not null,
    primary key (tenant, id)
);

-- The service reads as metrics_app, one tenant at a time. The feed writes as metrics_feed, for the tenants of a batch.
do $$
declare
    t text;
begin
    foreach t in array array['tenant', 'generation', 'entity_set', 'journey', 'deal', 'customer_name'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format(
            'create policy own_tenant on %I to ${appRole} using (tenant = current_setting(''app.tenant'', true))', t);
        execute format(
            'create policy tenants_of_batch on %I to ${feedRole}
                 using (tenant = any (string_to_array(current_setting(''app.tenants'', true), '','')))', t);
        execute format('grant select on %I to ${appRole}', t);
        execute format('grant select, insert, update, delete on %I to ${feedRole}', t);
    end loop;
end
$$;

grant select on consumer_offset to ${appRole};
grant select, insert, update on consumer_offset to ${feedRole};

create policy tenants_of_batch on outbox to ${feedRole}
    with check (tenant = any (string_to_array(current_setting('app.tenants', true), ',')));
grant insert on outbox to ${feedRole};

-- The recut looks for work over all tenants; it sees that a generation is being built and nothing else of it.
create policy building_is_seen on generation for select to ${feedRole} using (state = 'building');
