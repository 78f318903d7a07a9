package dev.fupan.metrics.view;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.journey.Move;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what is known of a workspace; one implementation reads PostgreSQL, tests bring their own. */
public interface Views {
    /** The envelope alone, cheap: revision and position decide whether anything changed since the last answer. */
    Uni<Envelope> envelope(String tenant);

    /** What is known under the cut; {@link Cut#LIVE} reads stored rows, any other cut reads the sets. */
    Uni<Known> known(String tenant, Need need, Cut cut);

    /**
     * The moves of the journey of this lead or opportunity; empty when nobody has heard of it, or when it is not open
     * to the reader.
     *
     * @param reader null = everyone's are open
     */
    Uni<List<Move>> history(String tenant, EntityRef entity, Cut cut, @Nullable OwnRows reader);
}
