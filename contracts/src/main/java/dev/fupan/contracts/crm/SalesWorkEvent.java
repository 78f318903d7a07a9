package dev.fupan.contracts.crm;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What sales people do and hear. */
public sealed interface SalesWorkEvent extends CrmEvent {

    @TypeName(value = "crm.followup.logged.v1", code = 601, entity = EntityRule.FOLLOW_UP)
    record FollowUpLogged(
            @Required @Id String followUpId,
            @Alternative @Nullable @Id String leadId,
            @Alternative @Nullable @Id String opportunityId,
            @Alternative @Nullable @Id String customerId,
            @Nullable String medium,
            @Nullable @Allowed({"push", "value"}) String content,
            @Nullable String text,
            @Nullable String feedback,
            @Nullable String nextPlan,
            @Nullable Instant nextAt,
            @Nullable String owner)
            implements SalesWorkEvent {}

    @TypeName(value = "crm.objection.recorded.v1", code = 602, entity = EntityRule.FIRST_GIVEN)
    record ObjectionRecorded(
            @Alternative @Nullable @Id String leadId,
            @Alternative @Nullable @Id String opportunityId,
            @Required String reason,
            @Nullable String text,
            @Nullable @Allowed({"surface", "root"}) String level)
            implements SalesWorkEvent {}

    @TypeName(value = "crm.rep.mood_marked.v1", code = 603, entity = EntityRule.MOOD)
    record MoodMarked(
            @Required String owner,
            @Required LocalDate date,
            @Required @Allowed({"tick", "cross"}) String mark,
            @Nullable String emotion,
            @Nullable @Id String leadId)
            implements SalesWorkEvent {}
}
