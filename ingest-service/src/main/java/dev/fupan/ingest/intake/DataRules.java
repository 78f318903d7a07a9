package dev.fupan.ingest.intake;

import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.crm.FieldSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one event type, laid out for checking: each has a bit, so that "what is missing" is one comparison. */
final class DataRules {

    private static final Map<String, DataRules> BY_TYPE = all();

    private final String type;
    private final byte[] typeBytes;
    private final FieldRule[] rules;
    private final Map<String, FieldRule> byName = new HashMap<>();
    private final List<String> alternatives;
    private final long required;
    private final long oneOf;

    private DataRules(EventType type) {
        this.type = type.name();
        this.typeBytes = type.name().getBytes(StandardCharsets.UTF_8);
        List<FieldSpec> fields = type.fields();
        if (fields.size() > Long.SIZE) throw new IllegalStateException("too many fields for one word: " + type);
        this.rules = new FieldRule[fields.size()];
        this.alternatives = type.oneOf();
        long must = 0;
        long either = 0;
        for (int i = 0; i < rules.length; i++) {
            FieldSpec field = fields.get(i);
            rules[i] = FieldRule.of(field, 1L << i);
            byName.put(field.name(), rules[i]);
            if (field.required()) must |= 1L << i;
            if (alternatives.contains(field.name())) either |= 1L << i;
        }
        this.required = must;
        this.oneOf = either;
    }

    static @Nullable DataRules of(String type) {
        return BY_TYPE.get(type);
    }

    String type() {
        return type;
    }

    byte[] typeBytes() {
        return typeBytes;
    }

    @Nullable
    FieldRule field(String name) {
        return byName.get(name);
    }

    /** Reports what is missing. A bit is set in {@code present} for each field given, in {@code valued} if not null. */
    void complete(long present, long valued, Findings findings) {
        long missing = required & ~present;
        for (FieldRule rule : rules)
            if ((missing & rule.bit()) != 0)
                findings.add(rule.pointer(), "required by " + type + ": " + rule.expected());
        if (oneOf != 0 && (valued & oneOf) == 0)
            findings.add("/data", "at least one of " + String.join(", ", alternatives) + " is required by " + type);
    }

    private static Map<String, DataRules> all() {
        Map<String, DataRules> rules = new HashMap<>();
        for (EventType type : EventTypes.all()) rules.put(type.name(), new DataRules(type));
        return Map.copyOf(rules);
    }
}
