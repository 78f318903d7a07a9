-- A replay is a job: whoever works on it owns it until a moment, and renews that; whoever dies loses it.
alter table pack_replay
    add column mode        text        not null default 'sets' check (mode in ('sets', 'log')),
    add column owned_until timestamptz not null default 'epoch',
    add column attempts    int         not null default 0;

create index pack_replay_waiting on pack_replay (owned_until) where state = 'running';

-- Whoever works looks for jobs over all tenants; he sees which are open and nothing of what is done.
create policy open_replay_is_seen on pack_replay for select to ${appRole}
    using (current_setting('app.relay', true) = 'on' and state = 'running');
