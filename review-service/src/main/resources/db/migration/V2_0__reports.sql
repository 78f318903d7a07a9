-- Published reports: the plain form of each version, from which pages are made. Rows are only added.

create table report (
    tenant       text        not null,
    session_id   uuid        not null,
    version      int         not null,
    id           uuid        not null,
    sha256       text        not null, -- of body
    body         text        not null, -- JSON
    published_at timestamptz not null,
    published_by text        not null,
    primary key (tenant, session_id, version)
);

alter table report enable row level security;
alter table report force row level security;
create policy own_tenant on report using (tenant = current_setting('app.tenant', true))
    with check (tenant = current_setting('app.tenant', true));
grant select, insert, delete on report to ${appRole};
