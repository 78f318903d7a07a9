package dev.fupan.metrics.property;

import dev.fupan.contracts.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/**
 * Streams of records, few names and few days, so that conflicts, circles, ties and moves are common.
 *
 * <p>It shrinks towards fewer records and fewer fields; a record's position is its place in the list.
 */
public final class Streams {
    private static final int LONGEST = 24;

    /** A void of whatever record stands at a place of the list, itself and other voids included. */
    private static final String AIMED = "void of the record at";

    /** Of a type: what names its entity, and what it may say besides. */
    private record Kind(String type, Arbitrary<String> named, String... optional) {
        Arbitrary<Tuple2<String, String>> said() {
            if (optional.length == 0) {
                return named.map(given -> Tuple.of(type, object(List.of(given))));
            }
            Arbitrary<List<String>> more = Arbitraries.of(optional).list().ofMaxSize(3);
            return Combinators.combine(named, more).as((given, others) -> {
                List<String> all = new ArrayList<>(others);
                all.add(given);
                return Tuple.of(type, object(all));
            });
        }
    }

    private static final String[] DIMS = {
        "'channel':'web'",
        "'channel':'fair'",
        "'channel':null",
        "'owner':'ann'",
        "'owner':'bob'",
        "'owner':null",
        "'customerId':'C1'",
        "'customerId':'C2'",
        "'pipeline':'short'",
        "'pipeline':'standard'",
        "'attributes':{'tier':'a'}",
        "'customerType':'new'"
    };
    private static final String[] OPPORTUNITY = {
        "'amount':'100'",
        "'amount':'70.5'",
        "'amount':null",
        "'currency':'USD'",
        "'currency':'EUR'",
        "'leadId':'L1'",
        "'leadId':'L2'",
        "'leadId':'L3'",
        "'leadId':null",
        "'owner':'ann'",
        "'channel':'web'"
    };
    private static final String[] CREATED =
            plus(OPPORTUNITY, "'stage':'Proposal'", "'stage':'Closed Won'", "'stage':'Odd'");
    private static final String[] OUTCOME = plus(
            DIMS,
            "'amount':'40'",
            "'currency':'USD'",
            "'reason':'price'",
            "'reason':'time'",
            "'stage':'Proposal'",
            "'items':2",
            "'leadId':'L2'");

    private static final Arbitrary<String> LEADS = Arbitraries.of("L1", "L2", "L3");
    private static final Arbitrary<String> OPPORTUNITIES = Arbitraries.of("O1", "O2", "O3");
    private static final Arbitrary<String> LEAD = LEADS.map(id -> "'leadId':'" + id + "'");
    private static final Arbitrary<String> DEAL = OPPORTUNITIES.map(id -> "'opportunityId':'" + id + "'");
    private static final Arbitrary<String> DEAL_OR_LEAD = Arbitraries.oneOf(DEAL, DEAL, LEAD);
    private static final Arbitrary<String> QUOTE = Combinators.combine(Arbitraries.of("Q1", "Q2"), OPPORTUNITIES)
            .as((quote, of) -> "'quoteId':'" + quote + "','opportunityId':'" + of + "'");
    private static final Arbitrary<String> NAMED = Arbitraries.of(
                    "lead/L1",
                    "lead/L2",
                    "lead/L3",
                    "opportunity/O1",
                    "opportunity/O2",
                    "opportunity/O3",
                    "opportunity/lead:L1",
                    "opportunity/lead:L2",
                    "quote/Q1",
                    "customer/C1",
                    "cost/K1")
            .map(name -> {
                String[] parts = name.split("/", 2);
                return "'kind':'" + parts[0] + "','entityId':'" + parts[1] + "'";
            });
    private static final Arbitrary<String> STAGE =
            Arbitraries.of("Proposal", "Negotiation", "Closed Won", "Closed Lost", "Odd", "Signed");
    private static final Arbitrary<String> SOURCE = Arbitraries.of("a", "b");
    private static final Arbitrary<String> IDENTITY = Arbitraries.of("1", "2", "3", "4");

    private Streams() {}

    /** Any stream, in the order of its positions. */
    public static Arbitrary<List<Said>> any() {
        Arbitrary<Said> one = Combinators.combine(
                        Arbitraries.integers().between(0, 9).injectNull(0.08),
                        SOURCE,
                        Arbitraries.of("1", "2", "10", "010", "x").injectNull(0.7),
                        IDENTITY,
                        said())
                .as((day, source, sequence, id, said) -> record(day, source, sequence, id, said));
        return one.list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Streams::positioned)
                .withoutEdgeCases();
    }

    private static Arbitrary<Tuple2<String, String>> said() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, lead()),
                Tuple.of(6, opportunity()),
                Tuple.of(5, deal()),
                Tuple.of(4, correction()),
                Tuple.of(2, quote()),
                Tuple.of(2, fact()),
                Tuple.of(1, configuration()));
    }

    private static Arbitrary<Tuple2<String, String>> lead() {
        Arbitrary<String> handedOver = Combinators.combine(LEAD, Arbitraries.of("ann", "bob"))
                .as((lead, owner) -> lead + ",'owner':'" + owner + "'");
        return Arbitraries.oneOf(
                new Kind("crm.lead.created.v1", LEAD, DIMS).said(),
                new Kind("crm.lead.updated.v1", LEAD, DIMS).said(),
                new Kind("crm.lead.updated.v1", handedOver).said(),
                new Kind("crm.lead.contacted.v1", LEAD, DIMS).said(),
                new Kind("crm.lead.qualified.v1", LEAD.map(lead -> lead + ",'level':'MQL'"), DIMS).said(),
                new Kind("crm.lead.qualified.v1", LEAD.map(lead -> lead + ",'level':'SQL'"), DIMS).said(),
                new Kind("crm.objection.recorded.v1", LEAD.map(lead -> lead + ",'reason':'price'")).said());
    }

    private static Arbitrary<Tuple2<String, String>> opportunity() {
        Arbitrary<String> moved = Combinators.combine(DEAL, STAGE).as((deal, stage) -> deal + ",'to':'" + stage + "'");
        Arbitrary<String> linked = Combinators.combine(DEAL, Arbitraries.of("'L1'", "'L2'", "'L3'", "null"))
                .as((deal, lead) -> deal + ",'leadId':" + lead);
        return Arbitraries.oneOf(
                new Kind("crm.opportunity.created.v1", DEAL, CREATED).said(),
                new Kind("crm.opportunity.updated.v1", DEAL, OPPORTUNITY).said(),
                new Kind("crm.opportunity.updated.v1", linked).said(),
                new Kind("crm.opportunity.stage_changed.v1", moved).said(),
                new Kind("crm.requirement.confirmed.v1", DEAL).said());
    }

    private static Arbitrary<Tuple2<String, String>> deal() {
        return Arbitraries.oneOf(
                new Kind("crm.deal.won.v1", DEAL_OR_LEAD, OUTCOME).said(),
                new Kind("crm.deal.lost.v1", DEAL_OR_LEAD, OUTCOME).said(),
                new Kind("crm.deal.reopened.v1", DEAL_OR_LEAD, "'to':'Proposal'", "'to':'Negotiation'").said());
    }

    private static Arbitrary<Tuple2<String, String>> quote() {
        return Arbitraries.oneOf(
                new Kind("crm.quote.issued.v1", QUOTE, "'amount':'90'").said(),
                new Kind("crm.quote.revised.v1", QUOTE.map(quote -> quote + ",'cause':'other'")).said());
    }

    private static Arbitrary<Tuple2<String, String>> correction() {
        Arbitrary<String> target = Combinators.combine(NAMED, SOURCE, IDENTITY)
                .as((named, source, id) -> named + ",'source':'" + source + "','id':'" + id + "'");
        Arbitrary<String> merge = Arbitraries.of(
                        "lead/L1/L2",
                        "lead/L2/L1",
                        "lead/L2/L3",
                        "lead/L3/L1",
                        "lead/L1/L1",
                        "opportunity/O1/O2",
                        "opportunity/O2/O1",
                        "opportunity/O2/O3",
                        "opportunity/lead:L1/O1",
                        "opportunity/O3/lead:L2",
                        "quote/Q1/Q2",
                        "customer/C1/C2",
                        "customer/C2/C1")
                .map(name -> name.split("/"))
                .map(part -> "'kind':'" + part[0] + "','from':'" + part[1] + "','into':'" + part[2] + "'");
        Arbitrary<Tuple2<String, String>> aimed =
                Arbitraries.integers().between(0, LONGEST - 1).map(place -> Tuple.of(AIMED, String.valueOf(place)));
        return Arbitraries.oneOf(
                new Kind("crm.event.voided.v1", target).said(),
                aimed,
                aimed,
                new Kind("crm.entity.deleted.v1", NAMED).said(),
                new Kind("crm.entity.deleted.v1", NAMED).said(),
                new Kind("crm.entity.restored.v1", NAMED).said(),
                new Kind("crm.entity.merged.v1", merge).said(),
                new Kind("crm.entity.merged.v1", merge).said());
    }

    private static Arbitrary<Tuple2<String, String>> fact() {
        String target = "'metric':'M-01','period':'2026-01'";
        return Arbitraries.of(
                        Tuple.of("crm.target.set.v1", target + ",'value':'500','currency':'EUR'"),
                        Tuple.of("crm.target.set.v1", target + ",'value':'600'"),
                        Tuple.of("crm.target.set.v1", target + ",'value':null"),
                        Tuple.of("crm.rate.set.v1", "'base':'USD','quote':'EUR','date':'2026-01-02','rate':'0.9'"),
                        Tuple.of("crm.rate.set.v1", "'base':'USD','quote':'EUR','date':'2026-01-02','rate':'0.8'"),
                        Tuple.of("crm.channel.cost_recorded.v1", cost("100")),
                        Tuple.of("crm.channel.cost_recorded.v1", cost("30.10")))
                .map(said -> Tuple.of(said.get1(), object(List.of(said.get2()))));
    }

    private static String cost(String amount) {
        return "'costId':'K1','channel':'web','from':'2026-01-01','to':'2026-01-05','amount':'" + amount + "'";
    }

    private static Arbitrary<Tuple2<String, String>> configuration() {
        String shortest = "{'key':'short','windowDays':3,'lostStages':['Odd'],'steps':["
                + "{'step':'deal','reachedBy':[{'type':'crm.opportunity.created.v1'},{'type':'crm.quote.issued.v1'}]},"
                + "{'step':'signed','outcome':'won','reachedBy':[{'stage':'Signed'}]}]}";
        String other = "{'key':'standard','windowDays':5,'lostStages':['Closed Lost'],'steps':["
                + "{'step':'MQL','reachedBy':[{'type':'crm.lead.qualified.v1','level':'MQL'}]},"
                + "{'step':'negotiation','reachedBy':[{'stage':'Negotiation'}]},"
                + "{'step':'offer','reachedBy':[{'stage':'Proposal'}]},"
                + "{'step':'won','outcome':'won','reachedBy':[{'stage':'Closed Won'}]}]}";
        return Arbitraries.of(
                        "'timeZone':'Asia/Tokyo','currency':'USD','pipelines':[" + shortest + "," + other + "]",
                        "'timeZone':'UTC','currency':'EUR','pipelines':[" + other + "," + shortest + "]")
                .map(data -> Tuple.of("fupan.workspace.configured.v1", object(List.of(data))));
    }

    private static Said record(
            @Nullable Integer day, String source, @Nullable String sequence, String id, Tuple2<String, String> said) {
        return new Said(0, day, source, sequence, id, said.get1(), said.get2());
    }

    private static List<Said> positioned(List<Said> records) {
        List<Said> positioned = new ArrayList<>(records.size());
        for (Said said : records) {
            Said is = said.type().equals(AIMED) ? voiding(said, records) : said;
            positioned.add(is.at(positioned.size()));
        }
        return positioned;
    }

    private static Said voiding(Said aimed, List<Said> records) {
        Said target = records.get(Integer.parseInt(aimed.data()) % records.size());
        EntityRef entity = target.type().equals(AIMED) ? new EntityRef(EntityRef.LEAD, "L1") : target.entity();
        String data = "'kind':'" + entity.kind() + "','entityId':'" + entity.id() + "','source':'" + target.source()
                + "','id':'" + target.id() + "'";
        return new Said(
                0,
                aimed.day(),
                aimed.source(),
                aimed.sequence(),
                aimed.id(),
                "crm.event.voided.v1",
                object(List.of(data)));
    }

    /** One object; of two fields with one name the later stays. */
    private static String object(List<String> fields) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String field : fields) {
            byName.put(field.substring(0, field.indexOf(':')), field);
        }
        // what names the entity may be several fields in one text, which must not be given twice
        String named = fields.get(fields.size() - 1);
        StringJoiner object = new StringJoiner(",", "{", "}");
        byName.forEach((name, field) -> {
            if (field.equals(named) || !named.contains(name + ":")) {
                object.add(field);
            }
        });
        return object.toString().replace('\'', '"');
    }

    private static String[] plus(String[] some, String... others) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(others));
        return all.toArray(String[]::new);
    }
}
