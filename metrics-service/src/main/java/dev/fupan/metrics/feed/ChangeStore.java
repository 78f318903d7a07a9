package dev.fupan.metrics.feed;

import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Steps;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes what a batch changes: one statement per table. */
@ApplicationScoped
class ChangeStore {
    private static final String SETS = """
        insert into entity_set (tenant, kind, id, cluster, events)
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[])
        on conflict (tenant, kind, id) do update set cluster = excluded.cluster, events = excluded.events\
        """;

    private static final String JOURNEYS = """
        insert into journey (tenant, generation, kind, id, pipeline, lead, entry, created, before_entry, dims,
            owner_now, unmapped, won, last_reached, own, owners, strict, strict_owners, amounts)
        select tenant, generation, kind, id, pipeline, lead, entry, created, before_entry, dims::jsonb,
            owner_now, unmapped, won, last_reached, own::bigint[], owners::text[], strict::bigint[],
            strict_owners::text[], amounts::jsonb
        from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::bigint[],
            $8::bigint[], $9::bool[], $10::text[], $11::text[], $12::int[], $13::bool[], $14::bigint[],
            $15::text[], $16::text[], $17::text[], $18::text[], $19::text[])
            r (tenant, generation, kind, id, pipeline, lead, entry, created, before_entry, dims, owner_now,
            unmapped, won, last_reached, own, owners, strict, strict_owners, amounts)
        on conflict (tenant, generation, kind, id) do update set
            pipeline = excluded.pipeline, lead = excluded.lead, entry = excluded.entry,
            created = excluded.created, before_entry = excluded.before_entry, dims = excluded.dims,
            owner_now = excluded.owner_now, unmapped = excluded.unmapped, won = excluded.won,
            last_reached = excluded.last_reached, own = excluded.own, owners = excluded.owners,
            strict = excluded.strict, strict_owners = excluded.strict_owners, amounts = excluded.amounts\
        """;

    private static final String DEALS = """
        insert into deal (tenant, generation, id, journey_kind, journey_id, pipeline, implicit, incomplete, entry,
            journey_created, status, outcome, outcome_source, outcome_sequence, outcome_id, amount, currency,
            reason, competitor, loss_node, stage, items, key_actions, dims, entry_dims, owner_now, unmapped,
            last_reached, own, owners, strict, strict_owners, amounts)
        select tenant, generation, id, journey_kind, journey_id, pipeline, implicit, incomplete, entry,
            journey_created, status, outcome, outcome_source, outcome_sequence, outcome_id, amount::numeric,
            currency, reason, competitor, loss_node, stage, items, key_actions::jsonb, dims::jsonb,
            entry_dims::jsonb, owner_now, unmapped, last_reached, own::bigint[], owners::text[],
            strict::bigint[], strict_owners::text[], amounts::jsonb
        from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::bool[],
            $9::bigint[], $10::bigint[], $11::text[], $12::bigint[], $13::text[], $14::text[], $15::text[],
            $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::int[], $23::text[],
            $24::text[], $25::text[], $26::text[], $27::int[], $28::bigint[], $29::text[], $30::text[],
            $31::text[], $32::text[], $33::text[])
            r (tenant, generation, id, journey_kind, journey_id, pipeline, implicit, incomplete, entry,
            journey_created, status, outcome, outcome_source, outcome_sequence, outcome_id, amount, currency,
            reason, competitor, loss_node, stage, items, key_actions, dims, entry_dims, owner_now, unmapped,
            last_reached, own, owners, strict, strict_owners, amounts)
        on conflict (tenant, generation, id) do update set
            journey_kind = excluded.journey_kind, journey_id = excluded.journey_id, pipeline = excluded.pipeline,
            implicit = excluded.implicit, incomplete = excluded.incomplete, entry = excluded.entry,
            journey_created = excluded.journey_created, status = excluded.status, outcome = excluded.outcome,
            outcome_source = excluded.outcome_source, outcome_sequence = excluded.outcome_sequence,
            outcome_id = excluded.outcome_id, amount = excluded.amount, currency = excluded.currency,
            reason = excluded.reason, competitor = excluded.competitor, loss_node = excluded.loss_node,
            stage = excluded.stage, items = excluded.items, key_actions = excluded.key_actions,
            dims = excluded.dims, entry_dims = excluded.entry_dims, owner_now = excluded.owner_now,
            unmapped = excluded.unmapped, last_reached = excluded.last_reached, own = excluded.own,
            owners = excluded.owners, strict = excluded.strict, strict_owners = excluded.strict_owners,
            amounts = excluded.amounts\
        """;

    private static final String JOURNEYS_GONE = """
        delete from journey j using unnest($1::text[], $2::int[], $3::text[], $4::text[])
            g (tenant, generation, kind, id)
        where j.tenant = g.tenant and j.generation = g.generation and j.kind = g.kind and j.id = g.id\
        """;

    private static final String DEALS_GONE = """
        delete from deal d using unnest($1::text[], $2::int[], $3::text[]) g (tenant, generation, id)
        where d.tenant = g.tenant and d.generation = g.generation and d.id = g.id\
        """;

    private static final String CUSTOMERS = """
        insert into customer_name (tenant, id, standing)
        select * from unnest($1::text[], $2::text[], $3::text[])
        on conflict (tenant, id) do update set standing = excluded.standing\
        """;

    private static final String CUSTOMERS_GONE = """
        delete from customer_name c using unnest($1::text[], $2::text[]) g (tenant, id)
        where c.tenant = g.tenant and c.id = g.id\
        """;

    Uni<Void> write(SqlConnection connection, Collection<Changes> batch) {
        Columns sets = new Columns(String.class, String.class, String.class, String.class, Buffer.class);
        Columns journeysGone = new Columns(String.class, Integer.class, String.class, String.class);
        Columns dealsGone = new Columns(String.class, Integer.class, String.class);
        Columns customers = new Columns(String.class, String.class, String.class);
        Columns customersGone = new Columns(String.class, String.class);
        List<String> journeyTenants = new ArrayList<>();
        List<Changes.JourneyRow> journeys = new ArrayList<>();
        List<String> dealTenants = new ArrayList<>();
        List<Changes.DealRow> deals = new ArrayList<>();
        for (Changes changes : batch) {
            String tenant = changes.tenant;
            changes.sets.forEach(set -> sets.row(
                    tenant, set.entity().kind(), set.entity().id(), set.cluster(), Buffer.buffer(set.events())));
            changes.journeysGone.forEach(key -> journeysGone.row(
                    tenant, key.generation(), key.entity().kind(), key.entity().id()));
            changes.dealsGone.forEach(
                    key -> dealsGone.row(tenant, key.generation(), key.entity().id()));
            changes.customers.forEach(name -> customers.row(tenant, name.id(), name.standing()));
            changes.customersGone.forEach(id -> customersGone.row(tenant, id));
            changes.journeys.forEach(row -> {
                journeyTenants.add(tenant);
                journeys.add(row);
            });
            changes.deals.forEach(row -> {
                dealTenants.add(tenant);
                deals.add(row);
            });
        }
        return new Pipeline(connection)
                .send(SETS, sets)
                .send(JOURNEYS_GONE, journeysGone)
                .send(DEALS_GONE, dealsGone)
                .send(JOURNEYS, journeys(journeyTenants, journeys))
                .send(DEALS, deals(dealTenants, deals))
                .send(CUSTOMERS, customers)
                .send(CUSTOMERS_GONE, customersGone)
                .answered();
    }

    static Uni<Void> execute(SqlConnection connection, String sql, Columns columns) {
        return columns.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(columns.tuple()).replaceWithVoid();
    }

    private static Columns journeys(List<String> tenants, List<Changes.JourneyRow> rows) {
        Class<?> text = String.class;
        Columns columns = new Columns(
                text,
                Integer.class,
                text,
                text,
                text,
                Boolean.class,
                Long.class,
                Long.class,
                Boolean.class,
                text,
                text,
                Integer.class,
                Boolean.class,
                Long.class,
                text,
                text,
                text,
                text,
                text);
        for (int i = 0; i < rows.size(); i++) {
            Journey journey = rows.get(i).journey();
            Steps steps = journey.steps();
            columns.row(
                    tenants.get(i),
                    rows.get(i).generation(),
                    journey.entity().kind(),
                    journey.entity().id(),
                    journey.pipeline(),
                    journey.lead(),
                    journey.entryMicros(),
                    journey.createdMicros(),
                    journey.beforeEntry(),
                    Columns.json(journey.dims()),
                    journey.ownerNow(),
                    journey.unmapped(),
                    journey.won(),
                    Columns.known(steps.lastReached()),
                    Columns.longs(steps.own()),
                    Columns.texts(steps.owners()),
                    Columns.longs(steps.strict()),
                    Columns.texts(steps.strictOwners()),
                    Columns.amounts(steps.amounts()));
        }
        return columns;
    }

    private static Columns deals(List<String> tenants, List<Changes.DealRow> rows) {
        Class<?> text = String.class;
        Columns columns = new Columns(
                text,
                Integer.class,
                text,
                text,
                text,
                text,
                Boolean.class,
                Boolean.class,
                Long.class,
                Long.class,
                text,
                Long.class,
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                Integer.class,
                text,
                text,
                text,
                text,
                Integer.class,
                Long.class,
                text,
                text,
                text,
                text,
                text);
        for (int i = 0; i < rows.size(); i++) {
            Deal deal = rows.get(i).deal();
            Steps steps = deal.steps();
            columns.row(
                    tenants.get(i),
                    rows.get(i).generation(),
                    deal.id(),
                    deal.journey().kind(),
                    deal.journey().id(),
                    deal.pipeline(),
                    deal.implicit(),
                    deal.incompleteHistory(),
                    deal.entryMicros(),
                    deal.journeyCreatedMicros(),
                    deal.status().name(),
                    Columns.known(deal.outcomeMicros()),
                    deal.outcomeSource(),
                    deal.outcomeSequence(),
                    deal.outcomeId(),
                    deal.amount() == null ? null : deal.amount().toPlainString(),
                    deal.currency(),
                    deal.reason(),
                    deal.competitor(),
                    deal.lossNode(),
                    deal.stage(),
                    deal.items(),
                    Columns.json(deal.keyActions()),
                    Columns.json(deal.dims()),
                    Columns.json(deal.entryDims()),
                    deal.ownerNow(),
                    deal.unmapped(),
                    Columns.known(steps.lastReached()),
                    Columns.longs(steps.own()),
                    Columns.texts(steps.owners()),
                    Columns.longs(steps.strict()),
                    Columns.texts(steps.strictOwners()),
                    Columns.amounts(steps.amounts()));
        }
        return columns;
    }
}
