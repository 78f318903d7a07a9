package dev.fupan.actions.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.mail.DigestView;
import dev.fupan.actions.mail.DigestView.Line;
import dev.fupan.actions.preference.Snooze;
import dev.fupan.actions.reminder.DigestFacts;
import dev.fupan.actions.reminder.Kind;
import dev.fupan.actions.reminder.OpenAction;
import dev.fupan.actions.reminder.Ranked;
import dev.fupan.actions.reminder.Waiting;
import dev.fupan.contracts.action.ActionEvent.CheckpointEvaluated;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.form.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A digest, written for its recipient. */
final class DigestText {

    private static final Logger LOG = Logger.getLogger(DigestText.class);

    private final Person person;
    private final DigestFacts facts;
    private final LocalDate day;
    private final UnaryOperator<String> nameOf;
    private final ActionLinks links;

    /** @param nameOf a person's name by id */
    DigestText(Person person, DigestFacts facts, LocalDate day, UnaryOperator<String> nameOf, ActionLinks links) {
        this.person = person;
        this.facts = facts;
        this.day = day;
        this.nameOf = nameOf;
        this.links = links;
    }

    DigestView view(List<Ranked> ranked, String unsubscribe) {
        return new DigestView(
                person.name(), date(day), ranked.stream().map(this::line).toList(), unsubscribe);
    }

    private Line line(Ranked one) {
        OpenAction action = one.action();
        String owner = action.ownerId().equals(person.personId()) ? null : nameOf.apply(action.ownerId());
        Waiting waiting = one.waiting();
        return new Line(
                one.said().kind().name(),
                action.measure(),
                date(action.dueDate()),
                percent(one.atRisk()),
                links.to(action.id()),
                owner,
                waiting == null ? null : detail(waiting),
                waiting == null ? null : certainty(waiting),
                action.blockedBecause(),
                waiting == null ? snoozed(action) : null);
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    // One whose numbers cannot be read is told without them: the others of the digest do not wait for it.
    private static @Nullable String detail(Waiting waiting) {
        try {
            return numbers(waiting);
        } catch (RuntimeException unreadable) {
            LOG.warnf(
                    "told without its numbers action=%s kind=%s",
                    waiting.action().id(), waiting.said().kind());
            return null;
        }
    }

    private @Nullable String certainty(Waiting waiting) {
        if (waiting.said().kind() != Kind.VERDICT) return null;
        try {
            return VerdictText.certainty(VerdictText.evaluated(waiting.data())).in(person.locale());
        } catch (RuntimeException unreadable) {
            return null; // said with its numbers
        }
    }

    private static @Nullable String numbers(Waiting waiting) {
        if (waiting.said().kind() == Kind.ESCALATION) {
            JsonNode cause = Json.read(waiting.data(), JsonNode.class).path("cause");
            return cause.isTextual() ? cause.textValue() : null;
        }
        CheckpointEvaluated evaluated = VerdictText.evaluated(waiting.data());
        String criterion = waiting.criterion();
        String needed = criterion == null ? "" : " · " + VerdictText.needed(Json.read(criterion, Criterion.class));
        return evaluated.verdict() + ": " + VerdictText.measured(evaluated) + needed;
    }

    private @Nullable String snoozed(OpenAction action) {
        return facts.snoozes().stream()
                .filter(one -> one.actionId().equals(action.id())
                        && one.personId().equals(action.ownerId())
                        && DigestFacts.holdsOn(one, day))
                .findFirst()
                .map(this::snoozed)
                .orElse(null);
    }

    private String snoozed(Snooze snooze) {
        return date(snooze.until()) + ": " + snooze.reason();
    }

    private String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(person.locale())
                .format(date);
    }
}
