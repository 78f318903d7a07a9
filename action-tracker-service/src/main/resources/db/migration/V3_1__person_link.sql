-- Links that work without a sign-in, because programs follow them: whoever has the link sees what is behind it.

create table person_link (
    tenant    text        not null,
    person_id text        not null,
    purpose   text        not null, -- calendar
    sha256    bytea       not null, -- of the token in the link, which is kept nowhere
    made_at   timestamptz not null,
    read_at   timestamptz,          -- to the hour
    primary key (tenant, person_id, purpose)
);
create unique index person_link_by_token on person_link (sha256);
-- who has handed an action on, still has it in the calendar for a while
create index action_history_former_owner on action_history (tenant, before, at) where field = 'ownerId';

alter table person_link enable row level security;
alter table person_link force row level security;
create policy own_tenant on person_link
    using (tenant = current_setting('app.tenant', true))
    with check (tenant = current_setting('app.tenant', true));
-- The owner of the table reads all of it, and that is what the function below runs as; the application cannot.
create policy by_token on person_link for select to current_user using (true);
grant select, insert, update, delete on person_link to ${appRole};

-- The only way from a link to its workspace: one token, one row.
create function link_owner(asked_purpose text, token_sha256 bytea) returns table (tenant text, person_id text)
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
    as $$
        select link.tenant, link.person_id from public.person_link link
        where link.purpose = asked_purpose and link.sha256 = token_sha256
    $$;
revoke all on function link_owner(text, bytea) from public;
grant execute on function link_owner(text, bytea) to ${appRole};
