package dev.fupan.kit.tenant;

import java.util.Optional;

/** What a credential may do; the wire name is what keys carry and what people read in a refusal. */
public enum Scope {
    SEND("send"),
    READ("read"),
    READ_PEOPLE("read:people"),
    ADMIN("admin");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<Scope> ofWireName(String name) {
        for (Scope scope : values()) if (scope.wireName.equals(name)) return Optional.of(scope);
        return Optional.empty();
    }
}
