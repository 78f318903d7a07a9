package dev.fupan.actions.feed;

import dev.fupan.actions.feed.LinkStore.Owner;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** From a link to the calendar behind it; people who have left have none. */
@ApplicationScoped
class Feeds {

    /** A calendar as it is sent, and what it is compared by. */
    record Feed(String text, String tag) {}

    private static final Duration KEPT = Duration.ofDays(30);

    private final LinkStore links;
    private final EntryStore entries;
    private final Directory directory;
    private final Clock clock;

    Feeds(LinkStore links, EntryStore entries, Directory directory, Clock clock) {
        this.links = links;
        this.entries = entries;
        this.directory = directory;
        this.clock = clock;
    }

    Uni<Feed> read(LinkToken token) {
        // A calendar that is told there is nothing may forget the subscription; at the start we do not know yet.
        if (!directory.caughtUp())
            throw ProblemType.UNAVAILABLE
                    .because("The people are still being read.")
                    .retryAfter(5)
                    .asException();
        return links.owner(token).onItem().ifNull().failWith(Feeds::nowhere).chain(this::of);
    }

    private Uni<Feed> of(Owner owner) {
        Person person = directory
                .person(owner.tenant(), owner.personId())
                .filter(Person::active)
                .orElseThrow(Feeds::nowhere);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return links.wasRead(owner, now)
                .chain(() -> entries.entries(owner.tenant(), owner.personId(), now.minus(KEPT)))
                .map(found -> ActionCalendar.write(owner.tenant(), FeedWords.of(person.locale()), found))
                .map(text -> new Feed(text, hash(text)));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpProblem nowhere() {
        return ProblemType.NOT_FOUND.because("This link leads nowhere.").asException();
    }
}
