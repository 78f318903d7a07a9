package dev.fupan.contracts.people;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Key of a record on the topic of the directory: {@code <tenant>|person|<id>} or {@code <tenant>|team|<id>}. */
public record DirectoryKey(String tenant, String kind, String id) {

    public static final String PERSON = "person";
    public static final String TEAM = "team";

    public DirectoryKey {
        requireNonNull(tenant, "tenant");
        requireNonNull(id, "id");
        if (!kind.equals(PERSON) && !kind.equals(TEAM)) {
            throw new IllegalArgumentException("the directory holds persons and teams, no " + kind);
        }
    }

    public static DirectoryKey person(String tenant, String personId) {
        return new DirectoryKey(tenant, PERSON, personId);
    }

    public static DirectoryKey team(String tenant, String teamId) {
        return new DirectoryKey(tenant, TEAM, teamId);
    }

    /** Empty for what this version does not know. */
    public static Optional<DirectoryKey> parse(String key) {
        String[] parts = key.split("\\|", 3);
        boolean known = parts.length == 3 && (parts[1].equals(PERSON) || parts[1].equals(TEAM));
        return known ? Optional.of(new DirectoryKey(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    /** As it is written on the topic. */
    public String text() {
        return tenant + "|" + kind + "|" + id;
    }
}
