-- Whoever is erased is looked for in every session whose log holds words that only their writers see.

create index session_change_of_writers on session_change (tenant, session_id)
    where visibility like 'writer:%' and body is not null;
