package dev.fupan.ingest.intake;

import java.time.Duration;

/** How much of everything is taken at the door; each has an answer of its own when it is exceeded. */
final class Limits {

    static final int EVENT_BYTES = 64 * 1024;
    static final int BATCH_BYTES = 5 * 1024 * 1024;
    static final int BATCH_EVENTS = 1_000;
    static final int DEPTH = 32;
    static final int NUMBER_CHARS = 100;
    static final int ATTRIBUTE_CHARS = 1_024;
    static final int EXTENSIONS = 16;
    /** Texts that become keys of rows: longer ones would not fit an index. */
    static final int DIMENSION_CHARS = 256;

    static final int REQUIRED_TEXT_CHARS = 512;
    static final Duration FUTURE = Duration.ofHours(24);

    private Limits() {}
}
