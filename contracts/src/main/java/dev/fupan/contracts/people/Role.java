package dev.fupan.contracts.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a caller is in a workspace. The first four are people's and stand in the directory; a service has a token of
 * its own, and whoever uses an API key is nobody in particular.
 */
public enum Role {
    VIEWER,
    REP,
    LEAD,
    ADMIN,
    SERVICE,
    KEY;

    public boolean isOfPeople() {
        return this != SERVICE && this != KEY;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role ofWireName(String name) {
        for (Role role : values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("role is one of viewer, rep, lead and admin, not " + name);
    }
}
