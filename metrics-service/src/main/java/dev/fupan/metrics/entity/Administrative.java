package dev.fupan.metrics.entity;

/** The types that speak about events and entities, not about business; they reach no step and count nowhere. */
public final class Administrative {
    public static final String VOIDED = "crm.event.voided.v1";
    public static final String DELETED = "crm.entity.deleted.v1";
    public static final String RESTORED = "crm.entity.restored.v1";
    public static final String MERGED = "crm.entity.merged.v1";

    private Administrative() {}

    public static boolean isAdministrative(Event event) {
        return switch (event.type().name()) {
            case VOIDED, DELETED, RESTORED, MERGED -> true;
            default -> false;
        };
    }
}
