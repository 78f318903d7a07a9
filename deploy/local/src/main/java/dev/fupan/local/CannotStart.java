package dev.fupan.local;

/** Why something cannot run here, as one sentence that says what to do; shown without a stack trace. */
public final class CannotStart extends Exception {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
