-- A sample of many small tenants looks as if nearly every row had a tenant of its own. Then all rows of a tenant are
-- taken for one, any index that begins with the tenant for as good as the key, and a large tenant is read whole for
-- every row of it. Takes effect with the next analyse.
alter table entity_set alter column tenant set (n_distinct = 50);
alter table journey alter column tenant set (n_distinct = 50);
alter table deal alter column tenant set (n_distinct = 50);
