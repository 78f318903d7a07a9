package dev.fupan.metrics.feed;

/** A record of the log that cannot be counted, with the reason under which it waits in quarantine. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    static final String UNKNOWN_TYPE = "unknownType";
    static final String UNREADABLE = "unreadable";
    static final String CONFLICT = "conflict";
    static final String CIRCLE = "circle";
    /** Nobody could name what is wrong with it; it failed again and again while its neighbours counted. */
    static final String FAULT = "fault";

    private final String reason;

    Refused(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
