-- The list of a batch's tenants is taken apart once per statement instead of once per row and look at it, which cost
-- more than finding the row. "is true" keeps the list out of the index conditions: rows are found by their key, and a
-- list there would be sorted anew for each of them.
do $$
declare
    t text;
begin
    foreach t in array array['tenant', 'generation', 'entity_set', 'journey', 'deal', 'customer_name'] loop
        execute format(
            'alter policy tenants_of_batch on %I using ((tenant = any (
                 (select string_to_array(current_setting(''app.tenants'', true), '',''))::text[])) is true)', t);
    end loop;
end
$$;

alter policy tenants_of_batch on outbox with check ((tenant = any (
    (select string_to_array(current_setting('app.tenants', true), ','))::text[])) is true);
