-- Numbers that a review froze; a pack never changes.
create table pack (
    tenant       text        not null,
    pack_id      text        not null,
    session_id   text        not null,
    pack_no      int         not null,
    request      text        not null, -- canonical: the same key with another body is refused
    position     bigint      not null,
    evaluated_at timestamptz not null,
    hash         text        not null,
    body         text        not null, -- as it was answered
    primary key (tenant, pack_id),
    unique (tenant, session_id, pack_no)
);
alter table pack enable row level security;
alter table pack force row level security;
create policy own_tenant on pack to ${appRole} using (tenant = current_setting('app.tenant', true));
grant select, insert on pack to ${appRole};

create table pack_replay (
    tenant     text        not null,
    pack_id    text        not null,
    replay_no  int         not null,
    state      text        not null check (state in ('running', 'done', 'failed')),
    body       text        not null,
    primary key (tenant, pack_id, replay_no)
);
alter table pack_replay enable row level security;
alter table pack_replay force row level security;
create policy own_tenant on pack_replay to ${appRole} using (tenant = current_setting('app.tenant', true));
grant select, insert, update on pack_replay to ${appRole};
