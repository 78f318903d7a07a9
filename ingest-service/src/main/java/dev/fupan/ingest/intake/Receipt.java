package dev.fupan.ingest.intake;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What became of a group of events: named while they are read, settled when the broker has answered for each.
 *
 * <p>The reader writes it on the event loop; the broker's answers arrive on the producer's thread and only count
 * down. {@code settled} runs once, on whichever thread comes last.
 */
final class Receipt implements Callback {

    private static final String TYPES = "https://fupan.dev/problems/";

    /** More than any group has records. */
    private static final int UNSEALED = 1 << 30;

    private final boolean listAccepted;
    private final Runnable settled;
    // The records under way, from their sealing on. Until then only the broker's answers are subtracted, so that the
    // threads need not fight for it at each record.
    private final AtomicInteger open = new AtomicInteger(UNSEALED);
    private volatile @Nullable Exception failure;

    private final StringBuilder accepted = new StringBuilder();
    private final StringBuilder rejected = new StringBuilder();
    private final StringBuilder quarantined = new StringBuilder();
    private int acceptedCount;
    private int rejectedCount;
    private int quarantinedCount;
    private long bytes;

    /** @param listAccepted whether accepted events are listed by id, or only counted */
    Receipt(boolean listAccepted, Runnable settled) {
        this.listAccepted = listAccepted;
        this.settled = settled;
    }

    void accept(long index, Envelope event, int size) {
        bytes += size;
        acceptedCount++;
        if (listAccepted) close(entry(accepted, index, event.id(), event.source()));
    }

    void quarantine(long index, Envelope event, int size) {
        bytes += size;
        quarantinedCount++;
        StringBuilder entry = entry(quarantined, index, event.id(), event.source());
        quoted(entry.append(",\"reason\":\"unknownType\",\"eventType\":"), event.type());
        close(entry);
    }

    void reject(long index, Checked.Refused event) {
        rejectedCount++;
        StringBuilder entry = entry(rejected, index, event.id(), event.source());
        entry.append(",\"type\":\"").append(TYPES).append(event.reason().slug()).append("\",\"violations\":[");
        String separator = "";
        for (Violation violation : event.violations()) {
            quoted(entry.append(separator).append("{\"pointer\":"), violation.pointer());
            quoted(entry.append(",\"expected\":"), violation.expected()).append('}');
            separator = ",";
        }
        close(entry.append(']'));
    }

    /** No more events will come; true answers may now settle it. */
    void seal() {
        count(acceptedCount + quarantinedCount - UNSEALED);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) failure = exception;
        count(-1);
    }

    private void count(int change) {
        if (open.addAndGet(change) == 0) settled.run();
    }

    /** Null when the broker has everything that was accepted. */
    @Nullable
    Exception failure() {
        return failure;
    }

    int size() {
        return acceptedCount + rejectedCount + quarantinedCount;
    }

    int accepted() {
        return acceptedCount;
    }

    int rejected() {
        return rejectedCount;
    }

    int quarantined() {
        return quarantinedCount;
    }

    long bytes() {
        return bytes;
    }

    boolean nothingTaken() {
        return rejectedCount > 0 && acceptedCount + quarantinedCount == 0;
    }

    /** The members of the receipt, without the braces around them. */
    StringBuilder members() {
        StringBuilder json = new StringBuilder(64 + accepted.length() + rejected.length() + quarantined.length());
        if (listAccepted) json.append("\"accepted\":[").append(accepted).append(']');
        else json.append("\"accepted\":").append(acceptedCount);
        return json.append(",\"rejected\":[")
                .append(rejected)
                .append("],\"quarantined\":[")
                .append(quarantined)
                .append(']');
    }

    private static StringBuilder entry(StringBuilder list, long index, @Nullable String id, @Nullable String source) {
        if (list.length() > 0) list.append(',');
        list.append("{\"index\":").append(index);
        if (id != null) quoted(list.append(",\"id\":"), id);
        if (source != null) quoted(list.append(",\"source\":"), source);
        return list;
    }

    private static void close(StringBuilder entry) {
        entry.append('}');
    }

    private static StringBuilder quoted(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append('"');
    }
}
