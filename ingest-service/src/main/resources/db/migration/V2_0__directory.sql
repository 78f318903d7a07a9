-- People and teams of a workspace; the other services learn them from the topic of the directory. Whoever changes
-- one holds the workspace's row for update: references, circles and owners are judged on what stays.

create table person (
    tenant     text        not null,
    person_id  text        not null,
    issuer     text,
    subject    text,
    name       text        not null,
    mail       text        not null,
    language   text        not null,
    zone       text        not null,
    manager_id text,
    teams      text[]      not null,
    crm_owners text[]      not null,
    role       text        not null check (role in ('viewer', 'rep', 'lead', 'admin')),
    active     boolean     not null,
    version    bigint      not null,
    updated_at timestamptz not null,
    primary key (tenant, person_id),
    check ((issuer is null) = (subject is null))
);

-- One sign-in is one person.
create unique index person_sign_in on person (tenant, issuer, subject);
create index person_team on person using gin (teams);

-- An id that was given up is never given to someone else: actions and reviews keep naming it.
create table erased_person (
    tenant    text        not null,
    person_id text        not null,
    erased_at timestamptz not null,
    primary key (tenant, person_id)
);

create table team (
    tenant     text        not null,
    team_id    text        not null,
    name       text        not null,
    parent_id  text,
    leads      text[]      not null,
    version    bigint      not null,
    updated_at timestamptz not null,
    primary key (tenant, team_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['person', 'erased_person', 'team'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;
