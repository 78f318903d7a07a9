package dev.fupan.review.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cause rests on, as people write it.
 *
 * @param kind {@code metric} names a number of a pack, {@code event_sample} ids of events, {@code document} and
 *     {@code interview} say in {@code reference} where to find it or with whom it was
 */
record EvidenceForm(
        String kind,
        @Nullable String packId,
        @Nullable String numberKey,
        List<String> eventIds,
        @Nullable String reference,
        @Nullable String note) {

    private static final Set<String> KINDS = Set.of("metric", "event_sample", "document", "interview");
    private static final int TEXT = 2_000;
    private static final int EVENTS = 100;

    static EvidenceForm read(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("kind", "packId", "numberKey", "eventIds", "reference", "note"));
        String kind = form.oneOf("kind", KINDS, null);
        boolean metric = kind.equals("metric");
        boolean sample = kind.equals("event_sample");
        String pack = metric ? form.required("packId", Form.SHORT) : none(form, "packId", "metric");
        String number = metric ? form.required("numberKey", Form.SHORT) : none(form, "numberKey", "metric");
        List<String> events = sample ? form.texts("eventIds", EVENTS, Form.SHORT) : List.of();
        if (sample && form.absent("eventIds") || sample && form.node("eventIds").isEmpty())
            form.wrong("eventIds", "1 to " + EVENTS + " ids of events");
        if (!sample) none(form, "eventIds", "event_sample");
        boolean elsewhere = kind.equals("document") || kind.equals("interview");
        String reference = elsewhere ? form.required("reference", TEXT) : form.optional("reference", TEXT);
        String note = form.optional("note", TEXT);
        Violation.throwIfAny(found);
        return new EvidenceForm(kind, pack, number, events, reference, note);
    }

    private static @Nullable String none(Form form, String name, String kind) {
        if (!form.absent(name)) form.wrong(name, "nothing; it belongs to evidence of kind " + kind);
        return null;
    }
}
