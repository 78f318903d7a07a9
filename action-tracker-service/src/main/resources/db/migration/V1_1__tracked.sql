-- What reminders, calendars and other readers of actions may rely on: these two views, not the tables beneath.
-- They are read with the rights of whoever reads, so the wall between workspaces holds here too.

alter table action add column status_at timestamptz;
update action set status_at = coalesce(done_at, changed_at);
alter table action alter column status_at set not null;
-- Rises with each change of measure or due date; calendars need to know which is the newer one.
alter table action add column plan_sequence int not null default 0;

create view tracked_action with (security_invoker = true) as
select tenant,
       id                                               as action_id,
       measure,
       owner_id,
       helper_ids::jsonb                                as helper_ids, -- of texts
       due_date,
       status,
       status in ('not_started', 'in_progress', 'blocked') as open,
       status_at,                                                      -- since when it stands there
       review_id,
       revision,
       plan_sequence,
       created_at,
       changed_at
from action;

create view tracked_checkpoint with (security_invoker = true) as
select tenant,
       id                           as checkpoint_id,
       action_id,
       ordinal,
       artefact,                                  -- null where a criterion is looked at
       due_date,                                  -- of an artefact
       criterion::jsonb             as criterion,
       start_at,
       look_at,                                   -- as of when the next look looks
       deadline,
       state,
       state = 'pending'            as open
from checkpoint;

grant select on tracked_action, tracked_checkpoint to ${appRole};
