-- Words before and after they are revealed, the themes they are grouped under, the votes on those, and timeboxes.

-- Nothing here says when a word was written; who wrote it stands there only where the writer wants it.
create table private_reflection (
    tenant     text   not null,
    id         uuid   not null,
    session_id uuid   not null,
    writer     text   not null, -- mark of the session's key
    author_id  text,            -- null = anonymous
    text       text   not null,
    version    bigint not null,
    primary key (tenant, id)
);
create index private_reflection_by_session on private_reflection (tenant, session_id, writer);

create table theme (
    tenant     text   not null,
    id         uuid   not null,
    session_id uuid   not null,
    ordinal    int    not null,
    title      text,
    version    bigint not null,
    primary key (tenant, id)
);
create index theme_by_session on theme (tenant, session_id, ordinal);

-- A new row with a new id, so that nothing leads back to what the writer alone had seen.
create table reflection (
    tenant     text   not null,
    id         uuid   not null,
    session_id uuid   not null,
    ordinal    int    not null, -- drawn by lot
    author_id  text,
    text       text   not null,
    theme_id   uuid   not null,
    version    bigint not null,
    primary key (tenant, id)
);
create index reflection_by_session on reflection (tenant, session_id, ordinal);

create table vote_round (
    tenant     text    not null,
    session_id uuid    not null,
    number     int     not null,
    budget     int     not null,
    is_open    boolean not null,
    version    bigint  not null,
    primary key (tenant, session_id, number),
    unique (tenant, session_id, number, budget)
);
create unique index vote_round_open on vote_round (tenant, session_id) where is_open;

create table ballot (
    tenant     text   not null,
    session_id uuid   not null,
    round      int    not null,
    voter      text   not null,
    version    bigint not null,
    primary key (tenant, session_id, round, voter)
);

-- The database too refuses a slot beyond the budget of its round.
create table vote (
    tenant     text not null,
    session_id uuid not null,
    round      int  not null,
    voter      text not null,
    slot       int  not null,
    budget     int  not null,
    theme_id   uuid not null,
    primary key (tenant, session_id, round, voter, slot),
    foreign key (tenant, session_id, round, budget) references vote_round (tenant, session_id, number, budget),
    check (slot between 1 and budget)
);
create index vote_by_theme on vote (tenant, session_id, theme_id);

create table timebox (
    tenant     text        not null,
    session_id uuid        not null,
    phase      text        not null,
    started_at timestamptz not null,
    ends_at    timestamptz not null,
    version    bigint      not null,
    primary key (tenant, session_id, phase)
);

do $$
declare
    name text;
begin
    foreach name in array array['private_reflection', 'theme', 'reflection', 'vote_round', 'ballot', 'vote', 'timebox']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true))'
            || ' with check (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;
