package dev.fupan.metrics.view;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.OptionalLong;

/** Says with which record a cut of the log ends, once nothing that belongs to it can still be on its way. */
public interface Cuts {
    /**
     * The last offset of the tenant's partition that was appended by {@code limit}, -1 before the first; empty while
     * the end that the log has now is not counted yet, or is not known.
     */
    Uni<OptionalLong> last(String tenant, Instant limit);

    /** Whether everything up to this offset is counted. */
    Uni<Boolean> counted(String tenant, long position);
}
