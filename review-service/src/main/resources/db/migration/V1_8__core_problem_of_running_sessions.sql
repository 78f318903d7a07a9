-- Sessions whose core problem was chosen before they knew of it themselves. On a fresh database problems come later.

do $$
begin
    if to_regclass('problem') is null then
        return;
    end if;
    -- The owner sees the rows of all workspaces while its own policies do not hold for it.
    alter table session no force row level security;
    alter table problem no force row level security;
    update session s set core_problem_id = p.id from problem p
        where p.tenant = s.tenant and p.session_id = s.id and p.core and p.dropped_because is null
          and s.core_problem_id is null;
    alter table session force row level security;
    alter table problem force row level security;
end
$$;
