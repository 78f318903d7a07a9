package dev.fupan.contracts;

import static java.util.Objects.requireNonNull;

/**
 * The lead, opportunity, quote, target ... that an event speaks of.
 *
 * <p>Together with tenant, source and id it is the identity of an event, so neither part ever changes its spelling.
 */
public record EntityRef(String kind, String id) {

    public static final String LEAD = "lead";
    public static final String OPPORTUNITY = "opportunity";
    public static final String CUSTOMER = "customer";
    public static final String QUOTE = "quote";
    public static final String PAYMENT = "payment";
    /** Money that came in: a payment may be settled in instalments, each a receipt of its own. */
    public static final String RECEIPT = "receipt";

    public static final String FOLLOW_UP = "followUp";
    public static final String CONTACT = "contact";
    public static final String TICKET = "ticket";
    public static final String COST = "cost";
    public static final String NOTE = "note";
    public static final String TARGET = "target";
    public static final String RATE = "rate";
    public static final String MOOD = "mood";
    public static final String WORKSPACE = "workspace";

    public EntityRef {
        requireNonNull(kind, "kind");
        requireNonNull(id, "id");
    }
}
