package dev.fupan.review.material;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody says of a material. */
record MaterialForm(
        boolean ready, @Nullable String reference, @Nullable String quality) {

    private static final int REFERENCE = 1000;

    static MaterialForm read(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("ready", "reference", "quality"));
        if (!form.node("ready").isBoolean()) form.wrong("ready", "true or false");
        String reference = form.optional("reference", REFERENCE);
        String quality = form.absent("quality") ? null : form.oneOf("quality", Material.QUALITIES, null);
        Violation.throwIfAny(found);
        return new MaterialForm(form.node("ready").booleanValue(), reference, quality);
    }
}
