-- Actions that come again, task templates, what owners propose, and what reviews told that could not be carried out.

-- Notices for other systems are written no more: they read the topic.
delete from notice where kind not in ('VERDICT', 'ESCALATION');

create index action_overdue_untold on action (due_date, tenant, id)
    where status in ('not_started', 'in_progress', 'blocked') and overdue_told is distinct from due_date;

create table series (
    tenant       text        not null,
    id           uuid        not null,
    revision     bigint      not null,
    plan         text        not null, -- JSON; its due date is that of the first occurrence
    checkpoints  text        not null, -- JSON
    recurrence   text        not null, -- JSON
    origin       text        not null, -- JSON; of the first occurrence
    first_date   date        not null,
    shift_days   int         not null, -- by how much due dates have been moved against the scheduled dates
    made         int         not null,
    next_date    date,                 -- null = over
    next_at      timestamptz,          -- when the next occurrence is made
    ended_reason text,
    created_at   timestamptz not null,
    created_by   text        not null,
    changed_at   timestamptz not null,
    primary key (tenant, id)
);
create index series_due on series (next_at) where next_at is not null;

create table task_template (
    tenant      text        not null,
    id          uuid        not null,
    revision    bigint      not null,
    title       text        not null,
    body        text        not null, -- JSON: an action as people write it, without owner and date
    due_in_days int         not null,
    from_action uuid,
    retired     boolean     not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    changed_at  timestamptz not null,
    primary key (tenant, id)
);

alter table proposal add column answer text;
create index proposal_open on proposal (tenant, proposed_at, id) where state = 'open';

create table review_refused (
    tenant    text        not null,
    id        uuid        not null,
    review_id text        not null,
    revision  bigint      not null,
    event_id  text        not null,
    type      text        not null,
    at        timestamptz not null,
    why       text        not null,
    data      text        not null,
    primary key (tenant, id)
);

do $$
declare
    name text;
begin
    foreach name in array array['series', 'task_template', 'review_refused'] loop
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
