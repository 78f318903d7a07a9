package dev.fupan.contracts.crm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event type says of one field of its data.
 *
 * @param required must be present
 * @param nullable may be {@code null}; true for every optional field, where null clears it
 * @param dimension one of the attributes that {@link Dims} stands for, {@code attributes} included
 * @param allowed the only words of an {@link Kind#ENUM}, else empty
 * @param min lower end, included, of the number or of every number in the map; absent = none
 * @param max upper end, included; absent = none
 */
public record FieldSpec(
        String name,
        Kind kind,
        boolean required,
        boolean nullable,
        boolean dimension,
        List<String> allowed,
        @Nullable Integer min,
        @Nullable Integer max) {

    /** Ids are strings of 1 to this many characters. */
    public static final int MAX_ID_LENGTH = 128;

    public FieldSpec {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        allowed = List.copyOf(allowed);
    }

    /** The shapes that a field can have. */
    public enum Kind {
        TEXT,
        /** 1 to {@link #MAX_ID_LENGTH} characters. */
        ID,
        /** A JSON number or a string that holds one; always exact. */
        DECIMAL,
        INTEGER,
        /** {@code 2026-11-23}. */
        DATE,
        /** RFC 3339 with an offset. */
        INSTANT,
        /** Three capital letters of ISO 4217. */
        CURRENCY,
        /** {@code 2026}, {@code 2026-H1}, {@code 2026-Q3}, {@code 2026-11}, {@code 2026-W45}. */
        PERIOD,
        /** One of {@link FieldSpec#allowed()}. */
        ENUM,
        /** An open object. */
        MAP,
        /** An object whose values are texts. */
        TEXT_MAP,
        /** An object whose values are decimals. */
        DECIMAL_MAP,
        TEXT_LIST,
        /** A list of objects. */
        LIST,
        /** A number, or a list that names what was sold. */
        ITEMS
    }
}
