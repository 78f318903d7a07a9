package dev.fupan.review.reflection;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.session.By;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Takes out the words of people whom the directory has erased. Every replica does it, and again after each start: what is
 * gone already costs a look, and nobody has to remember what was done.
 */
@ApplicationScoped
class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    private final Directory directory;
    private final ErasureStore store;
    private final Clock clock;
    private final ErasedPeople people = new ErasedPeople();

    Erasure(Directory directory, ErasureStore store, Clock clock) {
        this.directory = directory;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.erasure.every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> eraseWords() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Multi.createFrom()
                .iterable(people.toLookFor(directory))
                .onItem()
                .transformToUniAndConcatenate(key -> erase(key, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    // One that fails waits for the next round and holds up no other.
    private Uni<Void> erase(DirectoryKey key, Instant now) {
        return store.erase(key.tenant(), key.id(), By.system("erasure of " + key.id(), now))
                .invoke(found -> people.looked(key, found))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("an erasure waits tenant=%s cause=%s", key.tenant(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
