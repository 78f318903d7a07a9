-- What the metrics have told of frozen numbers that would be others today.

create table restatement (
    tenant      text        not null,
    event_id    text        not null, -- of the metrics' event; the same one changes nothing twice
    session_id  uuid        not null,
    pack_no     int         not null,
    at          timestamptz not null,
    restated    text        not null, -- JSON, as it was told on
    primary key (tenant, event_id)
);
create index restatement_by_pack on restatement (tenant, session_id, pack_no, at);

alter table restatement enable row level security;
alter table restatement force row level security;
create policy own_tenant on restatement
    using (tenant = current_setting('app.tenant', true))
    with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on restatement to ${appRole};
