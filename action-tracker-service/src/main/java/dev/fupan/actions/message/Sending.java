package dev.fupan.actions.message;

import dev.fupan.actions.heldup.Culprit;
import dev.fupan.actions.heldup.HeldUp;
import dev.fupan.actions.heldup.Work;
import dev.fupan.actions.mail.Letter;
import dev.fupan.actions.mail.Letters;
import dev.fupan.actions.mail.Outcome;
import dev.fupan.actions.mail.Posting;
import dev.fupan.actions.preference.QuietHours;
import dev.fupan.actions.preference.UnsubscribeLink;
import dev.fupan.actions.reminder.Day;
import dev.fupan.actions.reminder.DigestFacts;
import dev.fupan.actions.reminder.Ranked;
import dev.fupan.actions.reminder.Said;
import dev.fupan.actions.reminder.Superiors;
import dev.fupan.actions.reminder.Whereabouts;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what there is to tell and sends the messages that are due, one after the other, until there is none.
 *
 * <p>Killed before the mail server has taken a mail, nothing has happened; killed between that and the commit, the
 * mail is sent again under the same Message-ID.
 */
@ApplicationScoped
class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);
    /** Longer than the mail server may take; who holds a row longer than that has lost it. */
    private static final Duration STUCK = Duration.ofSeconds(45);

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);

    private final ToldStore told;
    private final MessageStore messages;
    private final Superiors superiors;
    private final Directory directory;
    private final Whereabouts whereabouts;
    private final Posting posting;
    private final ActionLinks links;
    private final HeldUp heldUp;
    private final Clock clock;

    Sending(
            ToldStore told,
            MessageStore messages,
            Superiors superiors,
            Directory directory,
            Whereabouts whereabouts,
            Posting posting,
            ActionLinks links,
            HeldUp heldUp,
            Clock clock) {
        this.told = told;
        this.messages = messages;
        this.superiors = superiors;
        this.directory = directory;
        this.whereabouts = whereabouts;
        this.posting = posting;
        this.links = links;
        this.heldUp = heldUp;
        this.clock = clock;
    }

    @Scheduled(every = "${fupan.mail.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> round() {
        // Who is who decides to whom things go; before it is known nobody is told anything.
        if (!directory.caughtUp()) return Uni.createFrom().voidItem();
        return all(this::tellOne).chain(() -> all(this::sendOne));
    }

    private Uni<Boolean> tellOne() {
        return told.takeOne(now(), this::items)
                .map(taken -> {
                    if (taken != null) heldUp.through(Work.NOTICES, taken.tenant(), taken.id());
                    return taken != null;
                })
                .onFailure(Culprit.class)
                .recoverWithUni(culprit -> {
                    Instant next = now().plus(Retry.after(culprit.attempts()));
                    heldUp.note(Work.NOTICES, culprit, next);
                    return told.putOff(culprit, next).replaceWith(true);
                });
    }

    private Uni<Boolean> sendOne() {
        return messages.withOldest(now(), this::attempt)
                .map(done -> {
                    if (done != null) heldUp.through(Work.MAILS, done.tenant(), done.id());
                    return done != null;
                })
                .onFailure(Culprit.class)
                .recoverWithUni(culprit -> {
                    Instant now = now();
                    Instant next = now.plus(Retry.after(culprit.attempts()));
                    heldUp.note(Work.MAILS, culprit, next);
                    return messages.putOff(culprit, now, GIVEN_UP_AFTER, next).replaceWith(true);
                });
    }

    private static Uni<Void> all(Supplier<Uni<Boolean>> next) {
        return Multi.createBy()
                .repeating()
                .uni(() -> next.get().ifNoItem().after(STUCK).fail())
                .whilst(found -> found)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("mails wait cause=%s", failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    /** A verdict goes to the owner at once and to who stands above in the next digest; an escalation in a digest. */
    private List<ToldItem> items(Told one) {
        if (!one.kind().equals(Told.VERDICT)) return List.of(new ToldItem(one.recipient(), null));
        List<ToldItem> items = new ArrayList<>();
        LocalDate date = directory
                .person(one.tenant(), one.recipient())
                .map(person -> whereabouts.day(one.tenant(), person, now()).recipients())
                .orElseGet(() -> now().atZone(ZoneOffset.UTC).toLocalDate());
        items.add(new ToldItem(one.recipient(), date));
        for (String above : superiors.of(one.tenant(), one.recipient()))
            if (!above.equals(one.recipient())) items.add(new ToldItem(above, null));
        return items;
    }

    /** Whatever is wrong with one message, the others go on. */
    private Uni<Fate> attempt(Due due) {
        Message message = due.message();
        return Uni.createFrom().deferred(() -> send(due)).onFailure().recoverWithItem(failure -> {
            LOG.errorf(failure, "mail cannot be written message=%s", message.id());
            return fate(message, Outcome.of(failure), List.of());
        });
    }

    private Uni<Fate> send(Due due) {
        Message message = due.message();
        Person person = directory.person(message.tenant(), message.recipient()).orElse(null);
        if (person == null || !person.active())
            return Uni.createFrom().item(Fate.dead("the recipient is not (any more) in the directory"));
        ZoneId zone = whereabouts.zoneOf(message.tenant(), person);
        QuietHours quiet = due.preferences().quiet();
        Instant until = quiet == null ? now() : quiet.endOf(now(), zone);
        if (until.isAfter(now())) return Uni.createFrom().item(Fate.later(until, null));
        return due.digest() == null || due.unsubscribe() == null
                ? sendVerdict(message, due.verdict(), person)
                : sendDigest(message, due.digest(), due.unsubscribe(), person);
    }

    private Uni<Fate> sendVerdict(Message message, @Nullable VerdictFacts facts, Person person) {
        if (facts == null) return Uni.createFrom().item(Fate.EMPTY);
        Letter.Content content =
                Letters.verdict(VerdictText.of(facts, person, links.to(facts.actionId())), person.locale());
        return posting.send(new Letter(message.id(), person.mail(), content, null))
                .map(outcome -> fate(message, outcome, List.of()));
    }

    private Uni<Fate> sendDigest(Message message, DigestFacts facts, UnsubscribeLink link, Person person) {
        Day day = whereabouts.day(message.tenant(), person, now());
        if (!day.recipients().equals(message.localDate()))
            return Uni.createFrom().item(Fate.OUTDATED);
        List<Ranked> ranked = facts.rankedOn(day, person.personId());
        List<Said> said = ranked.stream().map(Ranked::said).toList();
        if (said.isEmpty()) return Uni.createFrom().item(Fate.EMPTY);
        DigestText text = new DigestText(person, facts, day.recipients(), id -> nameOf(message.tenant(), id), links);
        Letter.Content content = Letters.digest(text.view(ranked, link.url()), person.locale());
        return posting.send(new Letter(message.id(), person.mail(), content, link.url()))
                .map(outcome -> fate(message, outcome, said));
    }

    private String nameOf(String tenant, String id) {
        return directory.person(tenant, id).map(Person::name).orElse(id);
    }

    private Fate fate(Message message, Outcome outcome, List<Said> said) {
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
        return Fate.sent(said);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
