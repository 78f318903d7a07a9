package dev.fupan.contracts.crm;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every type of the language, by name and by code. */
public final class EventTypes {

    private static final List<EventType> ALL = read();
    private static final Map<String, Optional<EventType>> BY_NAME = byName(ALL);
    private static final EventType[] BY_CODE = byCode(ALL);
    private static final Map<Class<? extends CrmEvent>, EventType> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::record, type -> type));

    private EventTypes() {}

    /** Ordered by code. */
    public static List<EventType> all() {
        return ALL;
    }

    public static Optional<EventType> byName(String name) {
        return BY_NAME.getOrDefault(name, Optional.empty());
    }

    /** For codes from our own storage: one that was never given is a broken assumption. */
    public static EventType byCode(int code) {
        EventType type = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (type == null) {
            throw new IllegalArgumentException("no event type has the code " + code);
        }
        return type;
    }

    /** The type whose data the record is. */
    public static EventType of(CrmEvent event) {
        return requireNonNull(BY_RECORD.get(event.getClass()), "a type for every record");
    }

    private static List<EventType> read() {
        List<EventType> types = new ArrayList<>();
        collect(CrmEvent.class, types);
        types.sort(Comparator.comparingInt(EventType::code));
        return List.copyOf(types);
    }

    private static void collect(Class<?> family, List<EventType> types) {
        for (Class<?> permitted : family.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                types.add(RecordReading.typeOf(permitted.asSubclass(CrmEvent.class)));
            } else {
                collect(permitted, types);
            }
        }
    }

    private static Map<String, Optional<EventType>> byName(List<EventType> types) {
        Map<String, Optional<EventType>> byName = new HashMap<>();
        for (EventType type : types) {
            if (byName.put(type.name(), Optional.of(type)) != null) {
                throw new IllegalStateException("two records are named " + type);
            }
        }
        return Map.copyOf(byName);
    }

    private static EventType[] byCode(List<EventType> types) {
        EventType[] byCode = new EventType[types.get(types.size() - 1).code() + 1];
        for (EventType type : types) {
            if (byCode[type.code()] != null) {
                throw new IllegalStateException(type + " and " + byCode[type.code()] + " have one code");
            }
            byCode[type.code()] = type;
        }
        return byCode;
    }
}
