-- Single journeys and deals are open to those who own them. app.owners is '*' where an answer tells of no owner and
-- no journey, else a line break before each name that the CRM has for the reader; unset, it shows nothing. What counts
-- is the owner at each counted time, so today's owner alone does not. The selects run once per statement.
create policy own_rows on journey as restrictive for select to ${appRole} using (
    (select current_setting('app.owners', true)) = '*'
    or owners && (select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))
    or strict_owners && (select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))
    or dims ->> 'owner' = any ((select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))::text[]));

create policy own_rows on deal as restrictive for select to ${appRole} using (
    (select current_setting('app.owners', true)) = '*'
    or owners && (select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))
    or strict_owners && (select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))
    or dims ->> 'owner' = any ((select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))::text[])
    or entry_dims ->> 'owner' = any ((select string_to_array(substr(current_setting('app.owners', true), 2), E'\n'))::text[]));
