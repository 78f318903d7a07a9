-- Packs of facts: asked for first, so that a crash before the answer is stored asks for the same pack again.

create table fact_pack (
    tenant            text        not null,
    session_id        uuid        not null,
    pack_no           int         not null,
    state             text        not null, -- asked, frozen
    request           text        not null, -- JSON, as it is sent each time
    asked_at          timestamptz not null,
    asked_by          text        not null,
    given_up          boolean     not null, -- whoever asked was told to try again; nobody else asks for it
    pack_id           text,
    position          text,
    evaluated_at      timestamptz,
    hash              text,
    code_version      text,
    catalogue_version text,
    tzdata_version    text,
    body              text,                 -- the pack as it was answered
    primary key (tenant, session_id, pack_no),
    unique (tenant, pack_id)
);
create index fact_pack_asked on fact_pack (asked_at) where state = 'asked' and not given_up;

-- What stands on the list of things to be collected before the meeting.
create table material (
    tenant     text        not null,
    session_id uuid        not null,
    key        text        not null,
    version    bigint      not null,
    ready      boolean     not null,
    reference  text,
    quality    text,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (tenant, session_id, key)
);

do $$
declare
    name text;
begin
    foreach name in array array['fact_pack', 'material'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true)'
            || ' or current_setting(''app.relay'', true) = ''on'')'
            || ' with check (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;
