-- Cases that others are measured by.

create table standard_case (
    tenant        text        not null,
    id            uuid        not null,
    version       bigint      not null,
    name          text        not null,
    kind          text        not null,
    customer_type text        not null,
    size          text        not null,
    steps         text        not null, -- JSON
    cycle_days    int         not null,
    story         text,
    account       text,
    team          text,
    month         text        not null,
    published     boolean     not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    changed_at    timestamptz not null,
    primary key (tenant, id)
);
create index standard_case_by_month on standard_case (tenant, month desc, id desc);

alter table standard_case enable row level security;
alter table standard_case force row level security;
create policy own_tenant on standard_case using (tenant = current_setting('app.tenant', true))
    with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on standard_case to ${appRole};
