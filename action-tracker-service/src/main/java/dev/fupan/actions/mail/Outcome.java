package dev.fupan.actions.mail;

import io.vertx.ext.mail.SMTPException;

/** What became of an attempt to send a mail. */
public sealed interface Outcome {

    /** The mail server has taken it. */
    record Sent() implements Outcome {}

    /** It may be taken later: the server is away or says so (4xx). */
    record Later(String why) implements Outcome {}

    /** It will never be taken (5xx, or no mail address). */
    record Refused(String why) implements Outcome {}

    int MAX_WHY = 300;

    static Outcome of(Throwable failure) {
        if (failure instanceof SMTPException smtp) {
            String why = shortened(smtp.getReplyCode() + " " + smtp.getMessage());
            return smtp.isPermanent() ? new Refused(why) : new Later(why);
        }
        if (failure instanceof IllegalArgumentException) return new Refused(shortened("not a mail address"));
        String words = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new Later(shortened(words));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(MAX_WHY, text.length()));
    }
}
