package dev.fupan.actions.criterion;

import dev.fupan.contracts.action.Criterion;

/** What is done about a verdict. */
public enum Consequence {
    CONTINUE("continue"),
    PAUSE_CHANNEL("pause_channel"),
    EXTEND("extend"),
    ESCALATE("escalate"),
    NEW_ACTION("new_action");

    private final String word;

    Consequence(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    private static Consequence of(String word) {
        for (Consequence one : values()) if (one.word.equals(word)) return one;
        throw new IllegalArgumentException("not a consequence: " + word);
    }

    /** As the criterion says for that verdict; nothing happens between looks. */
    public static Consequence of(Criterion criterion, Verdict verdict) {
        return switch (verdict) {
            case PASS -> of(criterion.onPass());
            case FAIL -> of(criterion.onFail());
            case INCONCLUSIVE -> of(criterion.onInconclusive());
            case UNDECIDED -> CONTINUE;
        };
    }
}
