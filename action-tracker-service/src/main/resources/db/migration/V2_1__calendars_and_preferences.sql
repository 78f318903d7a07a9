-- Working calendars of workspaces, and how people want to be reminded.

create table working_calendar (
    tenant   text   not null,
    revision bigint not null, -- moves with every change of its days too; also the ETag
    weekend  text   not null, -- days of the week, joined by commas
    country  text,
    primary key (tenant)
);

create table calendar_day (
    tenant     text        not null,
    date       date        not null,
    working    boolean     not null,
    source     text        not null,
    entered_at timestamptz not null,
    entered_by text        not null,
    primary key (tenant, date)
);

create table reminder_preference (
    tenant     text    not null,
    person_id  text    not null,
    revision   bigint  not null,
    opted_out  boolean not null, -- of reminders before and after due dates; never of verdicts and escalations
    quiet_from time,
    quiet_to   time,
    primary key (tenant, person_id)
);

create table snooze (
    tenant    text        not null,
    action_id uuid        not null,
    person_id text        not null,
    until     date        not null, -- the first day on which it is said again
    reason    text        not null,
    made_at   timestamptz not null,
    primary key (tenant, action_id, person_id)
);

-- Links that work without sign-in. Only the token's hash is here.
create table unsubscribe_link (
    tenant     text        not null,
    token_hash bytea       not null,
    person_id  text        not null,
    made_at    timestamptz not null,
    primary key (tenant, token_hash)
);
create unique index unsubscribe_link_by_hash on unsubscribe_link (token_hash);

do $$
declare
    name text;
begin
    foreach name in array array['working_calendar', 'calendar_day', 'reminder_preference', 'snooze'] loop
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

alter table unsubscribe_link enable row level security;
alter table unsubscribe_link force row level security;
create policy own_tenant on unsubscribe_link
    using (tenant = current_setting('app.tenant', true))
    with check (tenant = current_setting('app.tenant', true));
-- The owner of the table reads all of it, and that is what the function below runs as; the application cannot.
create policy by_token on unsubscribe_link for select to current_user using (true);
grant select, insert, update, delete on unsubscribe_link to ${appRole};

-- The only way from a link to its workspace: one token, one row.
create function unsubscribe_link_of(hash bytea) returns table (tenant text, person_id text)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    as $$ select link.tenant, link.person_id from public.unsubscribe_link link where link.token_hash = hash $$;
revoke all on function unsubscribe_link_of(bytea) from public;
grant execute on function unsubscribe_link_of(bytea) to ${appRole};
