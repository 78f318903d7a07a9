package dev.fupan.kit.tenant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a credential may do; the wire name is what keys and service tokens carry and what people read in a refusal.
 *
 * <p>The last three are for our own services and never given to an API key.
 */
public enum Scope {
    SEND("send"),
    READ("read"),
    READ_PEOPLE("read:people"),
    ADMIN("admin"),
    PACKS_FREEZE("packs.freeze"),
    PACKS_REPLAY("packs.replay"),
    METRICS_AS_OF("metrics.asof");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether an API key may have it. */
    public boolean isForKeys() {
        return ordinal() <= ADMIN.ordinal();
    }

    /** All that an API key may have. */
    public static Set<Scope> forKeys() {
        return EnumSet.range(SEND, ADMIN);
    }

    public static Optional<Scope> ofWireName(String name) {
        for (Scope scope : values()) if (scope.wireName.equals(name)) return Optional.of(scope);
        return Optional.empty();
    }
}
