package dev.fupan.cli.importing;

import java.util.Map;
import java.util.TreeMap;

/** The counts of an import. */
final class Tally {

    private long rows;
    private long skipped;
    private long accepted;
    private long rejected;
    private long quarantined;
    private final Map<String, Long> mapped = new TreeMap<>();

    void countRow() {
        rows++;
    }

    void countSkipped(long done) {
        skipped += done;
    }

    void countMapped(String type) {
        mapped.merge(type, 1L, Long::sum);
    }

    void countSent(int nowAccepted, int nowQuarantined) {
        accepted += nowAccepted;
        quarantined += nowQuarantined;
    }

    void countRejected() {
        rejected++;
    }

    long rows() {
        return rows;
    }

    /** Rows that an earlier run has done. */
    long skipped() {
        return skipped;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    long quarantined() {
        return quarantined;
    }

    /** Event type -> events that rows gave, rejected ones included. */
    Map<String, Long> mapped() {
        return mapped;
    }
}
