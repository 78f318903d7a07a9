package dev.fupan.review.session;

import org.jspecify.annotations.Nullable;

/**
 * Who may see a change: everyone who may see the session, its facilitators, or one person.
 *
 * @param word as it stands in the log: {@code members}, {@code facilitators} or {@code person:<id>}
 */
public record Visibility(String word) {

    private static final String PERSON = "person:";
    private static final Visibility MEMBERS = new Visibility("members");
    private static final Visibility FACILITATORS = new Visibility("facilitators");

    public Visibility {
        if (!word.equals("members") && !word.equals("facilitators") && !word.startsWith(PERSON))
            throw new IllegalArgumentException("no visibility: " + word);
    }

    public static Visibility members() {
        return MEMBERS;
    }

    public static Visibility facilitators() {
        return FACILITATORS;
    }

    /** For that person alone, the facilitators and admins not included. */
    public static Visibility onlyFor(String personId) {
        return new Visibility(PERSON + personId);
    }

    /** Whether it is open to whoever has that access. */
    public boolean isOpenTo(Access access, @Nullable String personId) {
        if (word.equals(MEMBERS.word)) return access.reads();
        if (word.equals(FACILITATORS.word)) return access.facilitates();
        return personId != null && word.equals(PERSON + personId);
    }
}
