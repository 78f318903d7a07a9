package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.EntityRef;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityRuleTest {

    /** A row per type of the language, alternatives with a row per case. */
    private static final String ROWS = """
            crm.lead.created              | leadId=L-1                                           | lead        | L-1
            crm.lead.updated              | leadId=L-1;customerId=C-1                            | lead        | L-1
            crm.lead.contacted            | leadId=L-1;medium=phone                              | lead        | L-1
            crm.lead.contact_failed       | leadId=L-1                                           | lead        | L-1
            crm.lead.qualified            | leadId=L-1;level=MQL                                 | lead        | L-1
            crm.lead.disqualified         | leadId=L-1;reason=invalid                            | lead        | L-1
            crm.lead.behaved              | leadId=L-1;behaviour=case_page_viewed                | lead        | L-1
            crm.lead.researched           | leadId=L-1                                           | lead        | L-1
            crm.opportunity.created       | opportunityId=O-1;leadId=L-1                         | opportunity | O-1
            crm.opportunity.updated       | leadId=L-1;opportunityId=O-1                         | opportunity | O-1
            crm.opportunity.stage_changed | opportunityId=O-1;to=Proposal                        | opportunity | O-1
            crm.opportunity.assessed      | opportunityId=O-1                                    | opportunity | O-1
            crm.requirement.confirmed     | opportunityId=O-1                                    | opportunity | O-1
            crm.deal.won                  | opportunityId=O-1;customerId=C-1                     | opportunity | O-1
            crm.deal.won                  | leadId=L-1                                           | opportunity | lead:L-1
            crm.deal.won                  | leadId=L-1;opportunityId=O-1                         | opportunity | O-1
            crm.deal.lost                 | leadId=L-1                                           | opportunity | lead:L-1
            crm.deal.reopened             | leadId=L-1                                           | opportunity | lead:L-1
            crm.deal.reopened             | opportunityId=O-1                                    | opportunity | O-1
            crm.quote.issued              | quoteId=Q-1;opportunityId=O-1                        | quote       | Q-1
            crm.quote.revised             | quoteId=Q-1;opportunityId=O-1                        | quote       | Q-1
            crm.payment.due               | paymentId=P-1;opportunityId=O-1                      | payment     | P-1
            crm.payment.received          | paymentId=P-1                                        | receipt     | P-1
            crm.payment.received          | paymentId=P-1;receiptId=R-2                          | receipt     | R-2
            crm.payment.refunded          | paymentId=P-1                                        | payment     | P-1
            crm.debt.written_off          | paymentId=P-1                                        | payment     | P-1
            crm.followup.logged           | followUpId=F-1;leadId=L-1;opportunityId=O-1          | followUp    | F-1
            crm.objection.recorded        | leadId=L-1;opportunityId=O-1                         | opportunity | O-1
            crm.objection.recorded        | leadId=L-1;customerId=C-1                            | lead        | L-1
            crm.rep.mood_marked           | owner=ann;date=2026-11-23;leadId=L-1                 | mood        | ann/2026-11-23
            crm.customer.blocked          | customerId=C-1;leadId=L-1                            | lead        | L-1
            crm.customer.blocked          | customerId=C-1;opportunityId=O-1                     | customer    | C-1
            crm.customer.referred         | customerId=C-1;leadId=L-1                            | customer    | C-1
            crm.customer.linked           | customerId=C-1;parentId=C-0                          | customer    | C-1
            crm.customer.updated          | customerId=C-1                                       | customer    | C-1
            crm.customer.risk_detected    | customerId=C-1;kind=judicial                         | customer    | C-1
            crm.contact.role_set          | customerId=C-1;contactId=K-1;opportunityId=O-1       | contact     | K-1
            crm.satisfaction.recorded     | opportunityId=O-1;ticketId=T-1;customerId=C-1        | customer    | C-1
            crm.ticket.opened             | ticketId=T-1;customerId=C-1;kind=fault               | ticket      | T-1
            crm.ticket.responded          | ticketId=T-1                                         | ticket      | T-1
            crm.ticket.resolved           | ticketId=T-1                                         | ticket      | T-1
            crm.ticket.reopened           | ticketId=T-1                                         | ticket      | T-1
            crm.aftersales.guide_sent     | customerId=C-1                                       | customer    | C-1
            crm.aftersales.guide_sent     | customerId=C-1;opportunityId=O-1                     | opportunity | O-1
            crm.aftersales.visited        | opportunityId=O-1                                    | opportunity | O-1
            crm.channel.cost_recorded     | costId=K-1;channel=ads                               | cost        | K-1
            crm.market.noted              | noteId=N-1;kind=other                                | note        | N-1
            crm.target.set                | metric=M-01;period=2026-Q3                           | target      | M-01/2026-Q3/
            crm.rate.set                  | base=USD;quote=EUR;date=2026-03-01                   | rate        | USD/EUR/2026-03-01
            crm.event.voided              | kind=lead;entityId=L-1;source=crm;id=e0              | lead        | L-1
            crm.entity.deleted            | kind=quote;entityId=Q-1                              | quote       | Q-1
            crm.entity.restored           | kind=opportunity;entityId=O-1                        | opportunity | O-1
            crm.entity.merged             | kind=customer;from=C-2;into=C-1                      | customer    | C-2
            fupan.workspace.configured    | timeZone=UTC                                         | workspace   | workspace
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROWS)
    void eachTypeSpeaksOfItsEntity(String type, String data, String kind, String id) {
        // the bar that parts a target's id is the table's own delimiter here
        String expected = kind.equals(EntityRef.TARGET) ? id.replace('/', '|') : id;
        assertThat(entity(type, fields(data))).isEqualTo(new EntityRef(kind, expected));
    }

    @Test
    void theTableHasARowForEveryType() {
        assertThat(ROWS.lines().map(line -> line.split("\\|")[0].trim() + ".v1").collect(Collectors.toSet()))
                .isEqualTo(EventTypes.all().stream().map(EventType::name).collect(Collectors.toSet()));
    }

    @Test
    void theScopeOfATargetIsSortedByDimension() {
        Map<String, String> target = fields("metric=M-01;period=2026-08");
        target.put("scope", "{\"region\": \"north\", \"channel\": \"web\", \"team\": null}");
        assertThat(entity("crm.target.set", target).id()).isEqualTo("M-01|2026-08|channel=web,region=north");
    }

    @Test
    void separatorsInsideAScopeDoNotMakeTwoTargetsOne() {
        Map<String, String> one = fields("metric=M-01;period=2026-08");
        one.put("scope", "{\"a\": \"1,b=2\"}");
        Map<String, String> two = fields("metric=M-01;period=2026-08");
        two.put("scope", "{\"a\": \"1\", \"b\": \"2\"}");
        assertThat(entity("crm.target.set", one)).isNotEqualTo(entity("crm.target.set", two));
    }

    @Test
    void anAbsentOrEmptyScopeIsTheWholeCompany() {
        Map<String, String> absent = fields("metric=M-01;period=2026-08");
        Map<String, String> empty = new HashMap<>(absent);
        empty.put("scope", "{}");
        assertThat(entity("crm.target.set", empty)).isEqualTo(entity("crm.target.set", absent));
    }

    @Test
    void whatNamesTheEntityMustBeThere() {
        assertThatThrownBy(() -> entity("crm.lead.created", Map.of())).hasMessage("leadId is required");
        assertThatThrownBy(() -> entity("crm.customer.blocked", Map.of("opportunityId", "O-1")))
                .hasMessage("none of [leadId, customerId] is given");
    }

    private static EntityRef entity(String type, Map<String, String> fields) {
        return EventTypes.byName(type + ".v1").orElseThrow().entity(fields::get);
    }

    private static Map<String, String> fields(String data) {
        return Stream.of(data.split(";"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, HashMap::new));
    }
}
