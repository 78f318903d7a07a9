package dev.fupan.contracts.crm;

import dev.fupan.contracts.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one type of event: its fields and the entity that it speaks of.
 *
 * <p>Derived once from the record, so that asking costs no reflection; there is one instance per type, equal by identity.
 */
public final class EventType {

    /** Before the id of a lead, the id of the opportunity that a deal event with that lead alone speaks of. */
    public static final String IMPLICIT_OPPORTUNITY = "lead:";

    private final String name;
    private final short code;
    private final EntityRule rule;
    private final Class<? extends CrmEvent> record;
    private final List<FieldSpec> fields;
    private final Map<String, FieldSpec> byName;
    private final List<String> oneOf;

    EventType(TypeName typeName, Class<? extends CrmEvent> record, List<FieldSpec> fields, List<String> oneOf) {
        this.name = typeName.value();
        this.code = typeName.code();
        this.rule = typeName.entity();
        this.record = record;
        this.fields = List.copyOf(fields);
        this.byName = fields.stream().collect(Collectors.toUnmodifiableMap(FieldSpec::name, field -> field));
        this.oneOf = List.copyOf(oneOf);
    }

    /** As on the wire, {@code crm.lead.created.v1}. */
    public String name() {
        return name;
    }

    /** Stands for the name in compact storage; it never changes and never names another type. */
    public short code() {
        return code;
    }

    /** The record that its data can be read into. */
    public Class<? extends CrmEvent> record() {
        return record;
    }

    /** In the order of the record, the attributes of {@link Dims} among them where the type carries them. */
    public List<FieldSpec> fields() {
        return fields;
    }

    /** Null when the language does not know the field: it is kept, and means nothing. */
    public @Nullable FieldSpec field(String fieldName) {
        return byName.get(fieldName);
    }

    /** Ids of which at least one must be given, in the order in which the entity is looked for; mostly empty. */
    public List<String> oneOf() {
        return oneOf;
    }

    /**
     * The entity that an event of this type speaks of.
     *
     * @param text a field of the data as text, null when it is absent or null; {@code scope} as its JSON
     * @throws IllegalArgumentException when the data lacks what names the entity; the message names the field
     */
    public EntityRef entity(Function<String, @Nullable String> text) {
        return rule.of(text, oneOf);
    }

    @Override
    public String toString() {
        return name;
    }
}
