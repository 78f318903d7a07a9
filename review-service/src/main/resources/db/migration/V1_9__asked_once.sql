-- What was said first under an Idempotency-Key: whoever says something else under it is told so.

create table asked_once (
    tenant text not null,
    id     uuid not null, -- of what was made
    said   uuid not null, -- mark of the body
    primary key (tenant, id)
);

alter table asked_once enable row level security;
alter table asked_once force row level security;
create policy own_tenant on asked_once
    using (tenant = current_setting('app.tenant', true))
    with check (tenant = current_setting('app.tenant', true));
grant select, insert on asked_once to ${appRole};
