package dev.fupan.contracts.crm;

/** What is said about events and entities that the log already holds. */
public sealed interface CorrectionEvent extends CrmEvent {

    /** The event of that source and id was sent by mistake: it never happened. */
    @TypeName(value = "crm.event.voided.v1", code = 1101, entity = EntityRule.NAMED)
    record EventVoided(
            @Required String kind,
            @Required @Id String entityId,
            @Required String source,
            @Required @Id String id) implements CorrectionEvent {}

    @TypeName(value = "crm.entity.deleted.v1", code = 1102, entity = EntityRule.NAMED)
    record EntityDeleted(
            @Required String kind, @Required @Id String entityId) implements CorrectionEvent {}

    @TypeName(value = "crm.entity.restored.v1", code = 1103, entity = EntityRule.NAMED)
    record EntityRestored(
            @Required String kind, @Required @Id String entityId) implements CorrectionEvent {}

    @TypeName(value = "crm.entity.merged.v1", code = 1104, entity = EntityRule.MERGED)
    record EntityMerged(
            @Required String kind,
            @Required @Id String from,
            @Required @Id String into) implements CorrectionEvent {}
}
