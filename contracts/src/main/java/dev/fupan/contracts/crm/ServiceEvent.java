package dev.fupan.contracts.crm;

import org.jspecify.annotations.Nullable;

/** What follows a win: tickets and after-sales care. */
public sealed interface ServiceEvent extends CrmEvent {

    @TypeName(value = "crm.ticket.opened.v1", code = 801, entity = EntityRule.TICKET)
    record TicketOpened(
            @Required @Id String ticketId,
            @Nullable @Id String customerId,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String owner)
            implements ServiceEvent {}

    @TypeName(value = "crm.ticket.responded.v1", code = 802, entity = EntityRule.TICKET)
    record TicketResponded(
            @Required @Id String ticketId,
            @Nullable @Id String customerId,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String owner)
            implements ServiceEvent {}

    @TypeName(value = "crm.ticket.resolved.v1", code = 803, entity = EntityRule.TICKET)
    record TicketResolved(
            @Required @Id String ticketId,
            @Nullable @Id String customerId,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String owner)
            implements ServiceEvent {}

    @TypeName(value = "crm.ticket.reopened.v1", code = 804, entity = EntityRule.TICKET)
    record TicketReopened(
            @Required @Id String ticketId,
            @Nullable @Id String customerId,
            @Nullable String kind,
            @Nullable String severity,
            @Nullable String owner)
            implements ServiceEvent {}

    @TypeName(value = "crm.aftersales.guide_sent.v1", code = 805, entity = EntityRule.FIRST_GIVEN)
    record GuideSent(
            @Alternative @Nullable @Id String customerId,
            @Alternative @Nullable @Id String opportunityId,
            @Nullable String medium)
            implements ServiceEvent {}

    @TypeName(value = "crm.aftersales.visited.v1", code = 806, entity = EntityRule.FIRST_GIVEN)
    record CustomerVisited(
            @Alternative @Nullable @Id String customerId,
            @Alternative @Nullable @Id String opportunityId,
            @Nullable String medium)
            implements ServiceEvent {}
}
