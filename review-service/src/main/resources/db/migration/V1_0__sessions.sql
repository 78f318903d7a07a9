-- Sessions, who takes part, and every change of them in order. JSON stands in text columns: it is read whole.

create table session (
    tenant           text        not null,
    id               uuid        not null,
    seq              bigint      not null, -- of the last change in the log
    revision         bigint      not null, -- of the last event told
    version          bigint      not null, -- of the session's own fields; its ETag
    kind             text        not null,
    template_key     text        not null,
    template_version int         not null,
    goal             text        not null,
    scope            text        not null, -- JSON: dimension -> value
    team             text,                 -- of the scope, for those who lead it
    about_kind       text,
    about_id         text,
    accounts         text        not null, -- JSON: customers whose timelines are wanted
    period_from      date        not null,
    period_to        date        not null,
    meeting_at       timestamptz not null,
    series_id        uuid,
    state            text        not null,
    phase            text,
    phase_entered_at timestamptz,
    reason           text,
    next_goals       text        not null, -- JSON
    no_action_reason text,
    started_at       timestamptz,
    closed_at        timestamptz,
    report_due_date  date,
    overdue_told     boolean     not null,
    created_at       timestamptz not null,
    created_by       text        not null,
    primary key (tenant, id)
);
create index session_by_meeting on session (tenant, meeting_at desc, id);
create index session_by_series on session (tenant, series_id, meeting_at);
create index session_report_due on session (report_due_date) where state = 'closed' and not overdue_told;

create table participant (
    tenant     text not null,
    session_id uuid not null,
    person_id  text not null,
    role       text not null,
    primary key (tenant, session_id, person_id)
);
create index participant_by_person on participant (tenant, person_id, session_id);

-- What participants are told of, in the order of seq; who may see a row, its visibility says.
create table session_change (
    tenant     text        not null,
    session_id uuid        not null,
    seq        bigint      not null,
    item_kind  text        not null,
    item_id    text        not null,
    visibility text        not null, -- members, facilitators or person:<id>
    body       text,                 -- JSON of the item as it is now; null = it is gone
    at         timestamptz not null,
    primary key (tenant, session_id, seq)
);

do $$
declare
    name text;
begin
    foreach name in array array['session', 'participant', 'session_change'] loop
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
