-- What was agreed. The tracker makes an action of each row and owns it from then on.

create table decision (
    tenant      text        not null,
    session_id  uuid        not null,
    id          uuid        not null,
    ordinal     int         not null,
    state       text        not null, -- agreed, withdrawn
    owner_id    text        not null,
    due_date    date        not null,
    agreement   text        not null, -- JSON, as it was told
    agreed_at   timestamptz not null,
    agreed_by   text        not null,
    reason      text,                 -- of the withdrawal
    primary key (tenant, id)
);
create index decision_by_session on decision (tenant, session_id, ordinal);

alter table decision enable row level security;
alter table decision force row level security;
create policy own_tenant on decision
    using (tenant = current_setting('app.tenant', true) or current_setting('app.relay', true) = 'on')
    with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on decision to ${appRole};
