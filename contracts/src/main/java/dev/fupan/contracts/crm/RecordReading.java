package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.crm.FieldSpec.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads from a record what its components and their annotations say; done once, when the types are first asked for. */
final class RecordReading {

    private RecordReading() {}

    static EventType typeOf(Class<? extends CrmEvent> record) {
        List<RecordComponent> components = components(record);
        // an owner beside an open set of attributes is a dimension, one that says who did something is not
        boolean carriesDims =
                components.stream().anyMatch(component -> component.getName().equals("attributes"));
        List<FieldSpec> fields = components.stream()
                .map(component -> field(component, carriesDims))
                .toList();
        List<String> oneOf = components.stream()
                .filter(component -> component.isAnnotationPresent(Alternative.class))
                .map(RecordComponent::getName)
                .sorted(Comparator.comparingInt(EntityRule.ORDER_OF_ALTERNATIVES::indexOf))
                .toList();
        return new EventType(record.getAnnotation(TypeName.class), record, fields, oneOf);
    }

    /** As they stand in the JSON: those of a record that is written beside the others among them. */
    static List<RecordComponent> components(Class<?> record) {
        List<RecordComponent> components = new ArrayList<>();
        flatten(record, components);
        return components;
    }

    private static void flatten(Class<?> record, List<RecordComponent> into) {
        for (RecordComponent component : record.getRecordComponents()) {
            // the library's annotations know no record components: they are found on the accessor
            boolean beside = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                    || component.getAccessor().isAnnotationPresent(JsonValue.class);
            if (beside) {
                flatten(component.getType(), into);
            } else {
                into.add(component);
            }
        }
    }

    static FieldSpec field(RecordComponent component, boolean carriesDims) {
        String name = component.getName();
        boolean orNull = component.isAnnotationPresent(RequiredOrNull.class);
        boolean required = orNull || component.isAnnotationPresent(Required.class) || requiredByJackson(component);
        boolean dimension = carriesDims && !required && (Dims.NAMES.contains(name) || name.equals("attributes"));
        Range range = component.getAnnotation(Range.class);
        return new FieldSpec(
                name,
                kind(component),
                required,
                orNull || !required,
                dimension,
                allowed(component),
                range == null ? null : range.min(),
                range == null ? null : range.max());
    }

    /** The configuration lives in a package of its own and says it in the library's words. */
    private static boolean requiredByJackson(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property != null && property.required();
    }

    private static List<String> allowed(RecordComponent component) {
        if (component.getType() == DayOfWeek.class) {
            return Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList();
        }
        Allowed allowed = component.getAnnotation(Allowed.class);
        return allowed == null ? List.of() : List.of(allowed.value());
    }

    private static Kind kind(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return kindOfText(component);
        } else if (type == BigDecimal.class) {
            return Kind.DECIMAL;
        } else if (type == int.class) {
            return Kind.INTEGER;
        } else if (type == LocalDate.class) {
            return Kind.DATE;
        } else if (type == Instant.class) {
            return Kind.INSTANT;
        } else if (type == DayOfWeek.class) {
            return Kind.ENUM;
        } else if (type == JsonNode.class) {
            return Kind.ITEMS;
        } else if (type == List.class) {
            return lastArgument(component) == String.class ? Kind.TEXT_LIST : Kind.LIST;
        } else if (type == Map.class) {
            return kindOfMap(lastArgument(component));
        }
        throw new IllegalStateException("no kind of field is a " + type + ": " + component);
    }

    private static Kind kindOfText(RecordComponent component) {
        if (component.isAnnotationPresent(Id.class)) {
            return Kind.ID;
        } else if (component.isAnnotationPresent(CurrencyCode.class)) {
            return Kind.CURRENCY;
        } else if (component.isAnnotationPresent(Period.class)) {
            return Kind.PERIOD;
        }
        return component.isAnnotationPresent(Allowed.class) ? Kind.ENUM : Kind.TEXT;
    }

    private static Kind kindOfMap(Type valueType) {
        if (valueType == BigDecimal.class) {
            return Kind.DECIMAL_MAP;
        }
        return valueType == String.class ? Kind.TEXT_MAP : Kind.MAP;
    }

    private static Type lastArgument(RecordComponent component) {
        Type[] arguments = ((ParameterizedType) component.getGenericType()).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }
}
