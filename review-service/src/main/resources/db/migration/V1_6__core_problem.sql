-- The one result problem that a session is about; its phases may wait for it.

alter table session add column core_problem_id uuid;
