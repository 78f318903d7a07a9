package dev.fupan.actions.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.mail.DigestView;
import dev.fupan.actions.mail.DigestView.Group;
import dev.fupan.actions.mail.DigestView.Line;
import dev.fupan.actions.preference.Snooze;
import dev.fupan.contracts.action.ActionEvent.CheckpointEvaluated;
import dev.fupan.contracts.people.Person;
import dev.fupan.kit.form.Json;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A digest, written for its recipient. */
final class DigestText {

    private final Person person;
    private final DigestFacts facts;
    private final LocalDate day;
    private final UnaryOperator<String> nameOf;

    /** @param nameOf a person's name by id */
    DigestText(Person person, DigestFacts facts, LocalDate day, UnaryOperator<String> nameOf) {
        this.person = person;
        this.facts = facts;
        this.day = day;
        this.nameOf = nameOf;
    }

    DigestView view(List<Reminder> reminders, String unsubscribe) {
        Map<Kind, List<Line>> lines = new EnumMap<>(Kind.class);
        for (Waiting one : facts.waiting())
            lines.computeIfAbsent(one.said().kind(), kind -> new ArrayList<>())
                    .add(line(one.action(), detail(one), null));
        for (Reminder one : reminders)
            lines.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                    .add(line(one.action(), null, snoozed(one.action())));
        List<Group> groups = lines.entrySet().stream()
                .map(entry -> new Group(entry.getKey().name(), entry.getValue()))
                .toList();
        return new DigestView(person.name(), date(day), groups, unsubscribe);
    }

    private Line line(OpenAction action, @Nullable String detail, @Nullable String snoozed) {
        String owner = action.ownerId().equals(person.personId()) ? null : nameOf.apply(action.ownerId());
        return new Line(action.measure(), date(action.dueDate()), owner, detail, action.blockedBecause(), snoozed);
    }

    private static @Nullable String detail(Waiting waiting) {
        if (waiting.said().kind() == Kind.ESCALATION) {
            JsonNode cause = Json.read(waiting.data(), JsonNode.class).path("cause");
            return cause.isTextual() ? cause.textValue() : null;
        }
        CheckpointEvaluated evaluated = VerdictText.evaluated(waiting.data());
        String needed = waiting.criterion() == null ? "" : " · " + VerdictText.needed(waiting.criterion());
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
