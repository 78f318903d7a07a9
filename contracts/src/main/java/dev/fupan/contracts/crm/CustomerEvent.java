package dev.fupan.contracts.crm;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a customer and of the people there. */
public sealed interface CustomerEvent extends CrmEvent {

    @TypeName(value = "crm.customer.blocked.v1", code = 701, entity = EntityRule.FIRST_GIVEN)
    record CustomerBlocked(
            @Alternative @Nullable @Id String customerId,
            @Alternative @Nullable @Id String leadId,
            @Nullable String owner)
            implements CustomerEvent {}

    @TypeName(value = "crm.customer.referred.v1", code = 702, entity = EntityRule.CUSTOMER)
    record CustomerReferred(
            @Required @Id String customerId, @Nullable @Id String leadId) implements CustomerEvent {}

    /** An edge of the ownership tree. */
    @TypeName(value = "crm.customer.linked.v1", code = 703, entity = EntityRule.CUSTOMER)
    record CustomerLinked(
            @Required @Id String customerId, @Required @Id String parentId) implements CustomerEvent {}

    /** Carries its dims like a lead; its id is the customer's own and stands among them. */
    @TypeName(value = "crm.customer.updated.v1", code = 704, entity = EntityRule.CUSTOMER)
    record CustomerUpdated(
            @Required @Id String customerId,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String region,
            @Nullable String industry,
            @Nullable String companySize,
            @Nullable String product,
            @Nullable String customerType,
            @Nullable String pipeline,
            @Nullable Map<String, @Nullable Object> attributes)
            implements CustomerEvent {}

    @TypeName(value = "crm.customer.risk_detected.v1", code = 705, entity = EntityRule.CUSTOMER)
    record CustomerRiskDetected(
            @Required @Id String customerId,

            @Required @Allowed({"judicial", "financial", "operational"})
            String kind,

            @Nullable String severity,
            @Nullable String text)
            implements CustomerEvent {}

    @TypeName(value = "crm.contact.role_set.v1", code = 706, entity = EntityRule.CONTACT)
    record ContactRoleSet(
            @Required @Id String contactId,
            @Required @Id String customerId,
            @Required String role,
            @Nullable String stance,
            @Nullable @Id String opportunityId)
            implements CustomerEvent {}

    @TypeName(value = "crm.satisfaction.recorded.v1", code = 707, entity = EntityRule.CUSTOMER)
    record SatisfactionRecorded(
            @Required @Id String customerId,
            @Required @Decimal @Range(min = 0, max = 100) BigDecimal score,
            @Nullable @Id String opportunityId,
            @Nullable @Id String ticketId)
            implements CustomerEvent {}
}
