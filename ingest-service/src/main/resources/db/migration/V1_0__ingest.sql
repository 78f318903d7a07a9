-- What ingest keeps for its own interface. The log is the truth; these rows answer its GETs.

create table workspace (
    tenant        text        primary key,
    configuration text        not null,
    version       bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create table api_key (
    tenant     text        not null,
    key_id     text        not null,
    name       text        not null,
    sha256     bytea       not null,
    scopes     text        not null, -- wire names, joined by a space
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant, key_id)
);

create table target (
    tenant     text        not null,
    metric     text        not null,
    period     text        not null,
    scope      text        not null, -- JSON with sorted keys
    value      numeric,              -- null = removed
    currency   text,
    updated_at timestamptz not null,
    primary key (tenant, metric, period, scope)
);

create table rate (
    tenant     text        not null,
    base       text        not null,
    quote      text        not null,
    day        date        not null,
    rate       numeric     not null,
    updated_at timestamptz not null,
    primary key (tenant, base, quote, day)
);

-- Events that could not be counted, until someone sends them again or puts them away.
create table quarantined (
    tenant      text        not null,
    id          bigint      generated always as identity,
    origin      text        not null, -- where it stood, or what it is: one row per cause however often it is told
    reason      text        not null,
    event_id    text        not null,
    source      text        not null,
    type        text        not null,
    headers     text        not null,
    data        bytea       not null,
    received_at timestamptz not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'redriven', 'discarded')),
    decided_at  timestamptz,
    primary key (tenant, id),
    unique (tenant, origin, reason)
);

do $$
declare
    name text;
begin
    foreach name in array array['workspace', 'api_key', 'target', 'rate', 'quarantined'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update on %I to ${appRole}', name);
    end loop;
end
$$;
