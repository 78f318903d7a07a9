package dev.fupan.review.session;

import org.jspecify.annotations.Nullable;

/**
 * Who may see a change: everyone who may see the session, its facilitators, one person, or the writer of a private word.
 *
 * @param word as it stands in the log: {@code members}, {@code facilitators}, {@code person:<id>} or
 *     {@code writer:<mark>}
 */
public record Visibility(String word) {

    private static final String PERSON = "person:";
    private static final String WRITER = "writer:";
    private static final Visibility MEMBERS = new Visibility("members");
    private static final Visibility FACILITATORS = new Visibility("facilitators");

    public Visibility {
        boolean known = word.equals("members") || word.equals("facilitators");
        if (!known && !word.startsWith(PERSON) && !word.startsWith(WRITER))
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

    /** For the writer alone, whom the log does not name. */
    public static Visibility onlyForWriter(String mark) {
        return new Visibility(WRITER + mark);
    }

    /**
     * Whether it is open to whoever has that access.
     *
     * @param mark of that person as a writer in this session; null = none
     */
    public boolean isOpenTo(Access access, @Nullable String personId, @Nullable String mark) {
        if (word.equals(MEMBERS.word)) return access.reads();
        if (word.equals(FACILITATORS.word)) return access.facilitates();
        return personId != null && word.equals(PERSON + personId) || mark != null && word.equals(WRITER + mark);
    }
}
