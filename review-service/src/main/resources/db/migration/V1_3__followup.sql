-- What the tracker tells of the actions that reviews agreed on, applied once and in order.

create table action_feed (
    tenant    text   not null,
    action_id text   not null,
    revision  bigint not null, -- the last one applied
    primary key (tenant, action_id)
);

create table action_parked (
    tenant    text        not null,
    action_id text        not null,
    revision  bigint      not null,
    event_id  text        not null,
    type      text        not null,
    actor     text        not null,
    at        timestamptz not null,
    data      bytea       not null,
    primary key (tenant, action_id, revision)
);

create table followed_action (
    tenant        text        not null,
    action_id     text        not null,
    review_id     text        not null,
    decision_id   text,
    measure       text        not null,
    owner_id      text        not null,
    due_date      date        not null,
    status        text        not null,
    status_reason text,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    primary key (tenant, action_id)
);
create index followed_action_by_review on followed_action (tenant, review_id, created_at, action_id);

create table followed_checkpoint (
    tenant        text    not null,
    checkpoint_id text    not null,
    action_id     text    not null,
    state         text    not null, -- pending, cancelled, or the final verdict
    artefact      text,
    criterion     text,             -- JSON
    look_at       timestamptz,
    deadline      timestamptz,
    extensions    int     not null,
    last_look     text,             -- JSON of checkpoint.evaluated
    primary key (tenant, checkpoint_id)
);
create index followed_checkpoint_by_action on followed_checkpoint (tenant, action_id);

do $$
declare
    name text;
begin
    foreach name in array array['action_feed', 'action_parked', 'followed_action', 'followed_checkpoint'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_tenant on %I using (tenant = current_setting(''app.tenant'', true))'
            || ' with check (tenant = current_setting(''app.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to ${appRole}', name);
    end loop;
end
$$;
