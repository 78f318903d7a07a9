package dev.fupan.kit.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where a body departs from what is read, in the sender's words and none of our classes. */
final class UnreadableJson {
    private static final int LONGEST_PLACE = 200;

    private UnreadableJson() {}

    static String detail(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown)
            return place(unknown) + " is not known here; known are " + known(unknown) + ".";
        if (failure instanceof MismatchedInputException shape)
            return place(shape) + ": expected " + expected(shape.getTargetType()) + ".";
        if (failure instanceof JsonMappingException value) return place(value) + ": this value does not fit.";
        JsonLocation at = failure.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "The body is not JSON" + where + ".";
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        return names == null
                ? "no others"
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String place(JsonMappingException failure) {
        String pointer = failure.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
        return pointer.isEmpty() ? "The body" : pointer.substring(0, Math.min(pointer.length(), LONGEST_PLACE));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) return "another value";
        if (CharSequence.class.isAssignableFrom(type)) return "a text";
        if (type.isEnum())
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        if (type == boolean.class || type == Boolean.class) return "true or false";
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) return "a number";
        if (type == LocalDate.class) return "a date such as 2026-11-23";
        if (type == Instant.class) return "a time such as 2026-11-23T09:30:00Z";
        if (Collection.class.isAssignableFrom(type) || type.isArray()) return "a list";
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "another value";
    }
}
