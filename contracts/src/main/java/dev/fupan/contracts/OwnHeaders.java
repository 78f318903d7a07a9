package dev.fupan.contracts;

/** Headers that events of our own services carry beside those of {@link CeHeaders}. */
public final class OwnHeaders {

    /** Rises by one with each event of a key; a reader applies last + 1 and parks what comes before its turn. */
    public static final String AGGREGATE_REVISION = "ce_aggregaterevision";
    /** The id of the event or request that brought this one about. */
    public static final String CAUSATION_ID = "ce_causationid";
    /** A person's id, a key's id, or {@code system}. */
    public static final String ACTOR = "ce_actor";

    public static final String SYSTEM = "system";

    private OwnHeaders() {}
}
