package dev.fupan.review.reflection;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.kit.people.Directory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which erased people are still to be looked for since this start.
 *
 * <p>One is done with after a second look that has found nothing: a word that was being written when the tombstone came
 * is there by then. Whoever is put again is forgotten here, and is looked for anew when erased again.
 */
final class ErasedPeople {

    private final Set<DirectoryKey> lookedFor = ConcurrentHashMap.newKeySet();
    private final Set<DirectoryKey> done = ConcurrentHashMap.newKeySet();

    List<DirectoryKey> toLookFor(Directory directory) {
        // Until then a tombstone may be known, and the later record of who was put again not yet.
        if (!directory.caughtUp()) return List.of();
        Set<DirectoryKey> erased = directory.erasedPeople();
        lookedFor.retainAll(erased);
        done.retainAll(erased);
        return erased.stream().filter(key -> !done.contains(key)).toList();
    }

    /** Whether that look has found anything. */
    void looked(DirectoryKey key, boolean found) {
        boolean again = !lookedFor.add(key);
        if (again && !found) done.add(key);
    }
}
