package dev.fupan.review.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.template.Template;
import dev.fupan.review.template.Templates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A session as people ask for it. */
public final class SessionForm {

    static final int GOAL = 500;
    private static final int MANY = 100;
    private static final Set<String> AGENDA =
            Set.of("kind", "goal", "scope", "about", "accounts", "period", "meetingAt");
    private static final Set<String> DIMENSIONS = Set.of(
            "team", "owner", "channel", "product", "region", "campaign", "industry", "companySize", "customerType");

    private final Directory directory;
    private final Templates templates;
    private final String tenant;
    private final List<Violation> found = new ArrayList<>();

    public SessionForm(Directory directory, Templates templates, String tenant) {
        this.directory = directory;
        this.templates = templates;
        this.tenant = tenant;
    }

    /** @param roles person id -> role, in the order of the request; empty when none were named */
    public record New(Agenda agenda, Template template, Map<String, String> roles) {}

    /** Throws the problem that names everything that is wrong. */
    public New read(JsonNode body) {
        Set<String> known = new TreeSet<>(AGENDA);
        known.addAll(Set.of("templateKey", "participants"));
        Form form = new Form(body, "", found, known);
        Template template =
                templates.newest(form.required("templateKey", Form.SHORT)).orElse(null);
        if (template == null) form.wrong("templateKey", "one of " + String.join(", ", templates.keys()));
        Agenda agenda = agenda(form, null);
        Map<String, String> roles = form.absent("participants") ? Map.of() : participants(form);
        if (!roles.isEmpty() && !roles.containsValue(Participant.FACILITATOR))
            form.wrong("participants", "at least one facilitator");
        Violation.throwIfAny(found);
        if (template == null || agenda == null) throw new IllegalStateException("a violation was not told");
        return new New(agenda, template, roles);
    }

    /** The agenda with the fields of the body. */
    Agenda change(Agenda before, JsonNode body) {
        Agenda next = agenda(new Form(body, "", found, AGENDA), before);
        Violation.throwIfAny(found);
        if (next == null) throw new IllegalStateException("a violation was not told");
        return next;
    }

    /** Person id -> role of a body {@code {participants}}; one of them leads. */
    Map<String, String> participants(JsonNode body) {
        Form form = new Form(body, "", found, Set.of("participants"));
        Map<String, String> roles = participants(form);
        if (found.isEmpty() && !roles.containsValue(Participant.FACILITATOR))
            form.wrong("participants", "at least one facilitator");
        Violation.throwIfAny(found);
        return roles;
    }

    /** Null, with violations, when something is wrong; what the body leaves out is as before. */
    private @Nullable Agenda agenda(Form form, @Nullable Agenda before) {
        int ok = found.size();
        String kind = before != null && !form.has("kind") ? before.kind() : form.oneOf("kind", Agenda.KINDS, null);
        String goal = before != null && !form.has("goal") ? before.goal() : form.required("goal", GOAL);
        Map<String, String> scope = before != null && !form.has("scope") ? before.scope() : scope(form);
        Agenda.About about = before != null && !form.has("about") && !form.has("kind")
                ? before.about()
                : Agenda.KINDS.contains(kind) ? about(form, kind) : null;
        List<String> accounts =
                before != null && !form.has("accounts") ? before.accounts() : form.texts("accounts", MANY, Form.SHORT);
        ReviewEvent.Period period = before != null && !form.has("period") ? before.period() : period(form);
        Instant meetingAt = before != null && !form.has("meetingAt") ? before.meetingAt() : form.instant("meetingAt");
        if (meetingAt == null && form.absent("meetingAt"))
            form.wrong("meetingAt", "when you meet, like 2026-12-01T09:00:00Z");
        if (found.size() > ok || period == null || meetingAt == null) return null;
        return new Agenda(kind, goal, scope, about, accounts, period, meetingAt);
    }

    private Map<String, String> scope(Form form) {
        Map<String, String> scope = new TreeMap<>();
        if (form.absent("scope")) return scope;
        Form inner = form.inner("scope", DIMENSIONS);
        for (String dimension : DIMENSIONS) {
            String value = inner.optional(dimension, Form.SHORT);
            if (value != null) scope.put(dimension, value);
        }
        return scope;
    }

    private Agenda.@Nullable About about(Form form, String kind) {
        Set<String> subjects = Agenda.subjects(kind);
        if (subjects.isEmpty()) {
            if (!form.absent("about")) form.wrong("about", "nothing; a periodic review is about its period");
            return null;
        }
        if (form.absent("about")) {
            form.wrong("about", "what it is about, {kind: " + String.join(" or ", new TreeSet<>(subjects)) + ", id}");
            return null;
        }
        Form inner = form.inner("about", Set.of("kind", "id"));
        return new Agenda.About(inner.oneOf("kind", subjects, null), inner.required("id", Form.SHORT));
    }

    private ReviewEvent.@Nullable Period period(Form form) {
        JsonNode node = form.node("period");
        if (node.isTextual()) {
            ReviewEvent.Period named = NamedPeriod.read(node.textValue());
            if (named == null) form.wrong("period", NamedPeriod.EXPECTED);
            return named;
        }
        if (!node.isObject()) {
            form.wrong("period", NamedPeriod.EXPECTED + ", or {from, to} with the day after the last as to");
            return null;
        }
        Form inner = form.inner("period", Set.of("from", "to"));
        LocalDate from = inner.date("from");
        LocalDate to = inner.date("to");
        if (inner.absent("from")) inner.wrong("from", "the first day, like 2026-11-01");
        if (inner.absent("to")) inner.wrong("to", "the day after the last one, like 2026-12-01");
        if (from == null || to == null) return null;
        if (!from.isBefore(to) || from.plusYears(10).isBefore(to))
            inner.wrong("to", "a day after from and within ten years of it");
        return new ReviewEvent.Period(from, to);
    }

    private Map<String, String> participants(Form form) {
        Map<String, String> roles = new TreeMap<>();
        JsonNode node = form.node("participants");
        if (!node.isArray() || node.isEmpty() || node.size() > MANY) {
            form.wrong("participants", "a list of 1 to " + MANY + " people with their roles");
            return roles;
        }
        for (int i = 0; i < node.size(); i++) {
            Form one = new Form(node.get(i), form.pointer("participants") + "/" + i, found, Set.of("personId", "role"));
            String person = one.required("personId", Form.SHORT);
            String role = one.oneOf("role", Participant.ROLES, null);
            boolean active =
                    directory.person(tenant, person).filter(Person::active).isPresent();
            if (TextRule.fits(person, Form.SHORT) && !active)
                one.wrong("personId", "an active person of the directory");
            if (roles.put(person, role) != null) one.wrong("personId", "each person once, in one role");
        }
        return roles;
    }
}
