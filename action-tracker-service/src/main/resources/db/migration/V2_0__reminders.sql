-- What people are reminded of and what they are sent. That a thing is said once is held by the keys.

-- A mail: a digest, one per person and working date, or a verdict to the owner of the action.
create table message (
    tenant     text        not null,
    id         uuid        not null, -- named after what makes it unique
    kind       text        not null, -- DIGEST, VERDICT
    recipient  text        not null,
    channel    text        not null,
    local_date date        not null, -- of the recipient
    state      text        not null, -- planned, sent, empty, outdated, dead
    not_before timestamptz not null,
    attempts   int         not null,
    trouble    text,
    made_at    timestamptz not null,
    ended_at   timestamptz,
    primary key (tenant, id)
);
create unique index message_one_digest on message (tenant, recipient, channel, local_date) where kind = 'DIGEST';
create index message_due on message (not_before) where state = 'planned';
create index message_dead on message (tenant, made_at, id) where state = 'dead';

-- One thing said to one person.
create table item (
    tenant     text        not null,
    action_id  uuid        not null,
    checkpoint text        not null, -- its id, or '-'
    kind       text        not null, -- D3, D1, D0, OVERDUE, MANAGER, VERDICT, ESCALATION
    recipient  text        not null,
    subject    text        not null, -- the due date, the digest's day, or the time of the look
    message_id uuid,                 -- null: waits for the next digest
    data       text,                 -- JSON of the event behind it
    made_at    timestamptz not null,
    primary key (tenant, action_id, checkpoint, kind, recipient, subject)
);
create index item_waiting on item (tenant, recipient) where message_id is null;
create index item_by_message on item (tenant, message_id);

do $$
declare
    name text;
begin
    foreach name in array array['message', 'item'] loop
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
