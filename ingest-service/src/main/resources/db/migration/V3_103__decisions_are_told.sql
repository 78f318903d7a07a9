-- Whoever counts what waits in quarantine hears on its topic what was decided. What was decided before is told now; the
-- record that each is about has long stood there.
alter table quarantined no force row level security;
alter table outbox no force row level security;
insert into outbox (tenant, topic, key, headers, value)
select tenant, 'crm.quarantine', tenant,
    json_build_object('ce_tenantid', tenant, 'fupan_origin', origin, 'fupan_reason', reason, 'fupan_state', state)::text,
    convert_to('{}', 'UTF8')
from quarantined where state <> 'waiting' order by decided_at;
alter table quarantined force row level security;
alter table outbox force row level security;
