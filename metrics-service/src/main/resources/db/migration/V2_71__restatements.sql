-- How far each pack was compared with the present.
create table pack_watch (
    tenant   text   not null,
    pack_id  text   not null,
    position bigint not null,           -- compared up to this record
    round    int    not null default 0, -- comparisons that found something to announce
    primary key (tenant, pack_id)
);
alter table pack no force row level security;
insert into pack_watch (tenant, pack_id, position) select tenant, pack_id, position from pack;
alter table pack force row level security;

-- Numbers of a pack that were announced to be others now; the latest round is the last word on a number.
create table pack_restatement (
    tenant       text        not null,
    pack_id      text        not null,
    number_key   text        not null,
    round        int         not null,
    to_position  bigint      not null,
    announced_at timestamptz not null,
    frozen       text,       -- decimals as they are shown
    announced    text,       -- what was told last before
    current      text,
    causes       text[]      not null,
    cause_count  bigint      not null,
    withdrawn    boolean     not null,
    primary key (tenant, pack_id, number_key, round)
);

do $$
declare
    t text;
begin
    foreach t in array array['pack_watch', 'pack_restatement'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format(
            'create policy own_tenant on %I to ${appRole} using (tenant = current_setting(''app.tenant'', true))', t);
    end loop;
end
$$;
grant select, insert, update on pack_watch to ${appRole};
grant select, insert on pack_restatement to ${appRole};

-- Whoever compares looks for work over all tenants; he sees which packs there are and nothing of them.
create policy watch_is_seen on pack_watch for select to ${appRole} using (current_setting('app.relay', true) = 'on');
