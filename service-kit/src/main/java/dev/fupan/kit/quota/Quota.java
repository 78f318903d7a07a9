package dev.fupan.kit.quota;

/**
 * What may be used on average, and how much of it at once after a pause.
 *
 * @param name under which clients are told of it in the fields {@code RateLimit} and {@code RateLimit-Policy}
 * @param unit what is counted, as people say it
 */
public record Quota(String name, String unit, long perSecond, long burst) {

    // Finer than a token per nanosecond cannot be told apart, and no machine is that fast.
    private static final long MOST_PER_SECOND = 1_000_000_000;

    public Quota {
        if (!name.matches("[a-z][a-z-]*")) throw new IllegalArgumentException("not a name of a quota: " + name);
        if (perSecond < 1 || perSecond > MOST_PER_SECOND)
            throw new IllegalArgumentException(name + " per second must be 1 to " + MOST_PER_SECOND + ": " + perSecond);
        if (burst < 1) throw new IllegalArgumentException("the burst of " + name + " must be at least 1: " + burst);
    }

    /** In how many seconds what was used up is there again. */
    long windowSeconds() {
        return Math.max(1, (burst + perSecond - 1) / perSecond);
    }

    /** The item of {@code RateLimit-Policy}; the registry of quota units knows none but requests and bytes. */
    String policy() {
        String policy = "\"" + name + "\";q=" + burst + ";w=" + windowSeconds();
        return unit.equals("requests") ? policy : policy + ";fupan-unit=\"" + unit + "\"";
    }
}
