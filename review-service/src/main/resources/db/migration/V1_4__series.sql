-- Reviews that come again. Each row makes its sessions one after the other.

create table series (
    tenant           text        not null,
    id               uuid        not null,
    version          bigint      not null,
    template_key     text        not null,
    agenda           text        not null, -- JSON; each session has its own period and meeting
    roles            text        not null, -- JSON: person -> role
    team             text,
    frequency        text        not null,
    every            int         not null, -- so many weeks or months apart
    first_meeting    timestamp   not null, -- local to the workspace
    until            date,
    days_ahead       int         not null,
    next_ordinal     int         not null,
    next_date        date,                 -- null = there is no next one
    created_at       timestamptz not null,
    created_by       text        not null,
    primary key (tenant, id)
);
create index series_due on series (next_date) where next_date is not null;

alter table series enable row level security;
alter table series force row level security;
create policy own_tenant on series
    using (tenant = current_setting('app.tenant', true) or current_setting('app.relay', true) = 'on')
    with check (tenant = current_setting('app.tenant', true));
grant select, insert, update, delete on series to ${appRole};
