package dev.fupan.metrics.feed;

import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.FieldSpec;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.Fields;
import dev.fupan.metrics.workspace.Configurations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reading may rely on in every event of a set.
 *
 * <p>Some fields are read long after they were stored: the amount of a cost by the first question about it, that of a
 * deleted deal once it is restored. A fault found then would be blamed on the wrong record, or found by every question.
 */
final class Soundness {
    private static final String CONFIGURED = "fupan.workspace.configured.v1";
    private static final int LARGEST_EXPONENT = 40;
    private static final int LONGEST_DECIMAL = 64;
    private static final int LONGEST_TENANT = 128;
    /** The tenants of a batch travel to the row-level policies as one text with commas. */
    private static final Pattern TENANT = Pattern.compile("[^,\\s\\p{Cntrl}]{1," + LONGEST_TENANT + "}");

    private Soundness() {}

    static boolean namesTenant(@Nullable String tenant) {
        return tenant != null && TENANT.matcher(tenant).matches();
    }

    /** @throws IllegalArgumentException when the database or a reading could not take the event */
    static void check(Event event) {
        text("id", event.id());
        text("source", event.source());
        text("sequence", event.sequence());
        fields(event.type(), event.fields());
        if (event.type().name().equals(CONFIGURED)) {
            Configurations.read(EventSet.EMPTY.with(event), Cut.LIVE, WorkspaceConfiguration.standard());
        }
    }

    private static void fields(EventType type, Fields fields) {
        fields.forEach((name, text) -> {
            text("the name of a field", name);
            text(name, text);
            FieldSpec spec = text == null ? null : type.field(name);
            if (spec != null) {
                value(spec, text);
            }
        });
        for (FieldSpec spec : type.fields()) {
            if (spec.required() && !isObject(spec) && isMissing(spec, fields)) {
                throw new IllegalArgumentException("no " + spec.name());
            }
        }
    }

    private static void value(FieldSpec spec, String text) {
        switch (spec.kind()) {
            case DECIMAL -> decimal(spec.name(), text);
            case DATE -> LocalDate.parse(text);
            default -> {}
        }
    }

    private static void decimal(String name, String text) {
        BigDecimal decimal = text.length() > LONGEST_DECIMAL ? null : new BigDecimal(text);
        if (decimal == null || Math.abs((long) decimal.precision() - decimal.scale()) > LARGEST_EXPONENT) {
            throw new IllegalArgumentException(name + " is not a decimal that can be kept");
        }
    }

    private static void text(String name, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " contains NUL");
        }
    }

    /** Flattened to its leaves, so that an empty one leaves no trace. */
    private static boolean isObject(FieldSpec spec) {
        return switch (spec.kind()) {
            case MAP, TEXT_MAP, DECIMAL_MAP -> true;
            default -> false;
        };
    }

    private static boolean isMissing(FieldSpec spec, Fields fields) {
        return spec.nullable() ? !fields.gives(spec.name()) : fields.text(spec.name()) == null;
    }
}
