package dev.fupan.review.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.kit.people.Directory;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErasedPeopleTest {

    private static final DirectoryKey REP = DirectoryKey.person("t", "rep");

    private final ErasedPeople people = new ErasedPeople();

    @Test
    void nobodyIsLookedForBeforeTheDirectoryIsReadToItsEnd() {
        assertThat(people.toLookFor(directory(false, REP))).isEmpty();
        assertThat(people.toLookFor(directory(true, REP))).containsExactly(REP);
    }

    @Test
    void aPersonIsDoneWithAfterASecondLookThatFindsNothing() {
        people.looked(REP, false);
        assertThat(people.toLookFor(directory(true, REP))).containsExactly(REP);
        people.looked(REP, true);
        assertThat(people.toLookFor(directory(true, REP))).containsExactly(REP);
        people.looked(REP, false);
        assertThat(people.toLookFor(directory(true, REP))).isEmpty();
    }

    @Test
    void whoIsPutAgainAndErasedAgainIsLookedForAgain() {
        people.looked(REP, false);
        people.looked(REP, false);
        assertThat(people.toLookFor(directory(true))).isEmpty();
        assertThat(people.toLookFor(directory(true, REP))).containsExactly(REP);
        people.looked(REP, false);
        assertThat(people.toLookFor(directory(true, REP)))
                .as("two looks as before")
                .containsExactly(REP);
    }

    private static Directory directory(boolean caughtUp, DirectoryKey... erased) {
        return new Directory() {
            @Override
            public boolean caughtUp() {
                return caughtUp;
            }

            @Override
            public Set<DirectoryKey> erasedPeople() {
                return Set.of(erased);
            }
        };
    }
}
