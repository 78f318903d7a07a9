package dev.fupan.actions.reminder;

import dev.fupan.actions.mail.Letter;
import dev.fupan.actions.mail.Letters;
import dev.fupan.actions.mail.Outcome;
import dev.fupan.actions.mail.Posting;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes what there is to tell and sends the messages that are due, one after the other, until there is none.
 *
 * <p>Killed before the mail server has taken a mail, nothing has happened; killed between that and the commit, the
 * mail is sent again under the same Message-ID.
 */
@ApplicationScoped
class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);

    private final ToldStore told;
    private final MessageStore messages;
    private final Superiors superiors;
    private final Directory directory;
    private final Posting posting;
    private final Clock clock;

    Sending(
            ToldStore told,
            MessageStore messages,
            Superiors superiors,
            Directory directory,
            Posting posting,
            Clock clock) {
        this.told = told;
        this.messages = messages;
        this.superiors = superiors;
        this.directory = directory;
        this.posting = posting;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.mail.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        // Who is who decides to whom things go; before it is known nobody is told anything.
        if (!directory.caughtUp()) return Uni.createFrom().voidItem();
        return all(() -> told.takeOne(now(), this::items))
                .chain(() -> all(() -> messages.withOldest(now(), this::send)))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("mails wait cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private static Uni<Void> all(Supplier<Uni<Boolean>> next) {
        return Multi.createBy()
                .repeating()
                .uni(() -> next.get())
                .whilst(found -> found)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A verdict goes to the owner at once and to who stands above in the next digest; an escalation in a digest. */
    private List<ToldItem> items(Told one) {
        if (!one.kind().equals(Told.VERDICT)) return List.of(new ToldItem(one.recipient(), null));
        List<ToldItem> items = new ArrayList<>();
        items.add(new ToldItem(
                one.recipient(),
                directory
                        .person(one.tenant(), one.recipient())
                        .map(person -> now().atZone(person.zoneId()).toLocalDate())
                        .orElse(now().atZone(java.time.ZoneOffset.UTC).toLocalDate())));
        for (String above : superiors.of(one.tenant(), one.recipient()))
            if (!above.equals(one.recipient())) items.add(new ToldItem(above, null));
        return items;
    }

    private Uni<Fate> send(MessageStore.Due due) {
        Message message = due.message();
        Person person = directory.person(message.tenant(), message.recipient()).orElse(null);
        if (person == null || !person.active())
            return Uni.createFrom().item(Fate.dead("the recipient is not (any more) in the directory"));
        VerdictFacts facts = due.verdict();
        if (facts == null) return Uni.createFrom().item(Fate.EMPTY);
        Letter.Content content = Letters.verdict(VerdictText.of(facts, person), person.locale());
        return posting.send(new Letter(message.id(), person.mail(), content, null))
                .map(outcome -> fate(message, outcome));
    }

    private Fate fate(Message message, Outcome outcome) {
        if (outcome instanceof Outcome.Later later) {
            LOG.infof("mail waits message=%s attempt=%d cause=%s", message.id(), message.attempts() + 1, later.why());
            boolean givenUp = now().isAfter(message.madeAt().plus(GIVEN_UP_AFTER));
            return givenUp
                    ? Fate.dead(later.why())
                    : Fate.later(now().plus(Retry.after(message.attempts())), later.why());
        }
        if (outcome instanceof Outcome.Refused refused) {
            LOG.warnf("mail refused message=%s cause=%s", message.id(), refused.why());
            return Fate.dead(refused.why());
        }
        return Fate.SENT;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
