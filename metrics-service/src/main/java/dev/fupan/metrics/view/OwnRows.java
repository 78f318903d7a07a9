package dev.fupan.metrics.view;

import static java.util.Objects.requireNonNull;

import dev.fupan.kit.tenant.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reader to whom only the journeys and deals of some owners are open; PostgreSQL holds back the others.
 *
 * @param person id of the reader
 * @param owners the names that the CRM has for those owners
 */
public record OwnRows(String person, Set<String> owners) {
    /** What PostgreSQL takes for "everyone's"; a list begins with a line break, so no name can pass for it. */
    private static final String EVERYONE = "*";

    public OwnRows {
        requireNonNull(person, "person");
        owners = Set.copyOf(owners);
    }

    /** Null for a caller to whom every owner's are open. */
    public static @Nullable OwnRows of(Caller caller) {
        return caller.seesEveryOwner() || !caller.isPerson() ? null : new OwnRows(caller.person(), caller.owners());
    }

    static String personOf(@Nullable OwnRows reader) {
        return reader == null ? "" : reader.person;
    }

    static String ownersOf(@Nullable OwnRows reader) {
        return reader == null ? EVERYONE : "\n" + String.join("\n", reader.owners);
    }
}
