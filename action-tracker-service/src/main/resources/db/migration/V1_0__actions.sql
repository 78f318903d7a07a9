-- Actions, their checkpoints and what became of them. JSON stands in text columns: it is read whole or not at all.

create table action (
    tenant         text        not null,
    id             uuid        not null,
    revision       bigint      not null, -- of the last event told; also the ETag
    measure        text        not null,
    owner_id       text        not null,
    helper_ids     text        not null, -- JSON
    due_date       date        not null,
    resources      text,
    category       text        not null,
    area           text        not null,
    degree         text,
    problem_id     text,
    cause_id       text,
    review_id      text,
    origin         text        not null, -- JSON
    depth          int         not null, -- how many failed checkpoints led here
    series_id      uuid,
    scheduled_date date,
    status         text        not null,
    status_reason  text,
    evidence_count int         not null,
    overdue_told   date,                 -- the due date of which action.overdue was told
    created_at     timestamptz not null,
    created_by     text        not null,
    changed_at     timestamptz not null,
    done_at        timestamptz,
    primary key (tenant, id),
    unique (tenant, series_id, scheduled_date)
);
create index action_open_by_due on action (tenant, due_date, id)
    where status in ('not_started', 'in_progress', 'blocked');
create index action_by_owner on action (tenant, owner_id, due_date, id);
create index action_by_review on action (tenant, review_id);

create table checkpoint (
    tenant            text        not null,
    id                uuid        not null,
    action_id         uuid        not null,
    ordinal           int         not null,
    artefact          text,
    due_date          date,
    criterion         text,                 -- JSON; null for an artefact
    criterion_version int         not null,
    made_at           timestamptz not null,
    start_at          timestamptz not null,
    look_no           int         not null, -- of the next look, or of the last one when it is over
    look_at           timestamptz,          -- as of when the next look looks
    deadline          timestamptz,          -- of evidence mode
    extensions        int         not null,
    state             text        not null,
    state_reason      text,
    next_try          timestamptz,          -- when the next look may be taken; moved on by whoever claims it
    attempts          int         not null,
    trouble           text,
    primary key (tenant, id)
);
create index checkpoint_by_action on checkpoint (tenant, action_id, ordinal);
create index checkpoint_due on checkpoint (next_try) where state = 'pending' and next_try is not null;

create table look (
    tenant            text        not null,
    checkpoint_id     uuid        not null,
    criterion_version int         not null,
    look_no           int         not null,
    action_id         uuid        not null,
    as_of             timestamptz not null,
    grace             text        not null,
    evaluated_at      timestamptz not null,
    late              boolean     not null,
    verdict           text        not null,
    is_final          boolean     not null,
    answer            text        not null, -- JSON: what was measured and how it was judged
    primary key (tenant, checkpoint_id, criterion_version, look_no)
);

create table decision (
    tenant            text        not null,
    id                uuid        not null,
    action_id         uuid        not null,
    checkpoint_id     uuid        not null,
    criterion_version int         not null,
    look_no           int         not null,
    decision          text        not null,
    at                timestamptz not null,
    primary key (tenant, id),
    unique (tenant, checkpoint_id, criterion_version, look_no)
);

create table action_history (
    tenant    text        not null,
    action_id uuid        not null,
    revision  bigint      not null,
    line      int         not null,
    at        timestamptz not null,
    actor     text        not null,
    field     text        not null,
    before    text,
    after     text,
    reason    text,
    primary key (tenant, action_id, revision, line)
);

create table action_comment (
    tenant    text        not null,
    id        uuid        not null,
    action_id uuid        not null,
    at        timestamptz not null,
    author    text        not null,
    words     text        not null,
    primary key (tenant, id)
);
create index action_comment_by_action on action_comment (tenant, action_id, at, id);

create table evidence (
    tenant        text        not null,
    id            uuid        not null,
    action_id     uuid        not null,
    checkpoint_id uuid,
    kind          text        not null,
    reference     text        not null,
    version       text,
    at            timestamptz not null,
    author        text        not null,
    primary key (tenant, id)
);
create index evidence_by_action on evidence (tenant, action_id, at, id);

create table proposal (
    tenant      text        not null,
    id          uuid        not null,
    action_id   uuid        not null,
    field       text        not null,
    value       text,
    reason      text        not null,
    state       text        not null,
    proposed_at timestamptz not null,
    proposed_by text        not null,
    decided_at  timestamptz,
    decided_by  text,
    primary key (tenant, id)
);
create index proposal_by_action on proposal (tenant, action_id, proposed_at, id);

-- What people and other systems must hear of at once, written with the change itself; who sends it deletes the row.
create table notice (
    tenant        text        not null,
    id            uuid        not null, -- of the event, on every attempt
    kind          text        not null, -- VERDICT, ESCALATION, DECISION
    action_id     uuid        not null,
    checkpoint_id uuid,
    look_no       int,
    recipient     text,                 -- a person's id; null = only for other systems
    subject_at    timestamptz not null, -- the time of the look
    event_type    text        not null,
    event_time    timestamptz not null,
    revision      bigint      not null,
    data          text        not null, -- JSON of the event
    primary key (tenant, id, kind)
);

-- Where reading each review has come to, and what came before its turn.
create table review_feed (
    tenant    text   not null,
    review_id text   not null,
    revision  bigint not null,
    primary key (tenant, review_id)
);

create table review_parked (
    tenant    text        not null,
    review_id text        not null,
    revision  bigint      not null,
    event_id  text        not null,
    type      text        not null,
    actor     text        not null,
    at        text        not null,
    data      text        not null,
    primary key (tenant, review_id, revision)
);

create table review_member (
    tenant    text not null,
    review_id text not null,
    person_id text not null,
    primary key (tenant, review_id, person_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['action', 'checkpoint', 'look', 'decision', 'action_history', 'action_comment',
        'evidence', 'proposal', 'notice', 'review_feed', 'review_parked', 'review_member'] loop
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
