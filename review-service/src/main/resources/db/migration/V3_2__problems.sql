-- What is wrong in a session, each time by a frozen number, and why.

create table problem (
    tenant           text        not null,
    id               uuid        not null,
    session_id       uuid        not null,
    version          bigint      not null,
    statement        text        not null,
    pack_id          text        not null,
    number_key       text        not null,
    metric           text        not null,
    unit             text        not null,
    value            numeric,
    held             text        not null, -- against what
    reference        numeric,
    shortfall        numeric,
    weight           int         not null,
    estimate         numeric,
    estimate_basis   text,
    core             boolean     not null,
    concluded_causes int         not null,
    dropped_because  text,
    created_at       timestamptz not null,
    created_by       text        not null,
    changed_at       timestamptz not null,
    primary key (tenant, id)
);
create index problem_by_session on problem (tenant, session_id, created_at);

create table cause (
    tenant            text        not null,
    id                uuid        not null,
    session_id        uuid        not null,
    problem_id        uuid        not null,
    version           bigint      not null,
    surface           text        not null,
    root              text        not null,
    initial           text        not null,
    deep              text,
    verification      text,
    verification_note text,
    controllable      text,
    branch            text,
    whys              text        not null, -- JSON, in their order
    state             text        not null,
    reason            text,
    concluded_at      timestamptz,
    created_at        timestamptz not null,
    created_by        text        not null,
    changed_at        timestamptz not null,
    primary key (tenant, id)
);
create index cause_by_session on cause (tenant, session_id, created_at);

create table cause_evidence (
    tenant     text        not null,
    id         uuid        not null,
    cause_id   uuid        not null,
    kind       text        not null,
    pack_id    text,
    number_key text,
    value      numeric,
    event_ids  text        not null, -- JSON
    reference  text,
    note       text,
    added_at   timestamptz not null,
    added_by   text        not null,
    primary key (tenant, id)
);
create index cause_evidence_by_cause on cause_evidence (tenant, cause_id, added_at);

-- Only for sessions that chose other branches than the usual ones.
create table fishbone (
    tenant     text   not null,
    session_id uuid   not null,
    version    bigint not null,
    branches   text   not null, -- JSON
    primary key (tenant, session_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['problem', 'cause', 'cause_evidence', 'fishbone'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true))'
            || ' with check (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;
