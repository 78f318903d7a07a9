package dev.fupan.contracts.crm;

import dev.fupan.contracts.EntityRef;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the entity that an event speaks of is found in its data. */
enum EntityRule {
    LEAD(EntityRef.LEAD, "leadId"),
    OPPORTUNITY(EntityRef.OPPORTUNITY, "opportunityId"),
    CUSTOMER(EntityRef.CUSTOMER, "customerId"),
    QUOTE(EntityRef.QUOTE, "quoteId"),
    PAYMENT(EntityRef.PAYMENT, "paymentId"),
    FOLLOW_UP(EntityRef.FOLLOW_UP, "followUpId"),
    CONTACT(EntityRef.CONTACT, "contactId"),
    TICKET(EntityRef.TICKET, "ticketId"),
    COST(EntityRef.COST, "costId"),
    NOTE(EntityRef.NOTE, "noteId"),

    /** Instalments have receipts of their own; a payment in one piece is its own receipt. */
    RECEIPT(EntityRef.RECEIPT, "receiptId") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            String receiptId = text.apply("receiptId");
            return new EntityRef(EntityRef.RECEIPT, receiptId != null ? receiptId : need(text, "paymentId"));
        }
    },
    /** Of the type's alternatives the first one given. */
    FIRST_GIVEN("", "") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            for (int i = 0; i < alternatives.size(); i++) {
                String id = text.apply(alternatives.get(i));
                if (id != null) {
                    return new EntityRef(kindOf(alternatives.get(i)), id);
                }
            }
            throw new IllegalArgumentException("none of " + alternatives + " is given");
        }
    },
    /** Without an opportunity a deal speaks of the implicit one of its lead. */
    DEAL(EntityRef.OPPORTUNITY, "opportunityId") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            String opportunityId = text.apply("opportunityId");
            return new EntityRef(
                    EntityRef.OPPORTUNITY,
                    opportunityId != null ? opportunityId : EventType.IMPLICIT_OPPORTUNITY + need(text, "leadId"));
        }
    },
    TARGET(EntityRef.TARGET, "metric") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            return new EntityRef(
                    EntityRef.TARGET,
                    TargetScope.targetId(need(text, "metric"), need(text, "period"), text.apply("scope")));
        }
    },
    RATE(EntityRef.RATE, "base") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            return new EntityRef(
                    EntityRef.RATE, need(text, "base") + '/' + need(text, "quote") + '/' + need(text, "date"));
        }
    },
    MOOD(EntityRef.MOOD, "owner") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            return new EntityRef(EntityRef.MOOD, need(text, "owner") + '/' + need(text, "date"));
        }
    },
    /** The event names the entity itself. */
    NAMED("", "entityId") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            return new EntityRef(need(text, "kind"), need(text, "entityId"));
        }
    },
    MERGED("", "from") {
        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            return new EntityRef(need(text, "kind"), need(text, "from"));
        }
    },
    WORKSPACE(EntityRef.WORKSPACE, "") {
        private final EntityRef theOne = new EntityRef(EntityRef.WORKSPACE, EntityRef.WORKSPACE);

        @Override
        EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
            return theOne;
        }
    };

    /** The order in which alternatives are asked, whatever the order in which a record declares them. */
    static final List<String> ORDER_OF_ALTERNATIVES = List.of("opportunityId", "leadId", "customerId", "ticketId");

    private final String kind;
    private final String field;

    EntityRule(String kind, String field) {
        this.kind = kind;
        this.field = field;
    }

    EntityRef of(Function<String, @Nullable String> text, List<String> alternatives) {
        return new EntityRef(kind, need(text, field));
    }

    private static String kindOf(String idField) {
        return switch (idField) {
            case "opportunityId" -> EntityRef.OPPORTUNITY;
            case "leadId" -> EntityRef.LEAD;
            case "customerId" -> EntityRef.CUSTOMER;
            case "ticketId" -> EntityRef.TICKET;
            default -> throw new IllegalArgumentException("no entity is known by " + idField);
        };
    }

    private static String need(Function<String, @Nullable String> text, String field) {
        String value = text.apply(field);
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }
}
