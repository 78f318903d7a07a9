package dev.fupan.actions.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.egress.Target;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people set of an endpoint; in a change, what is missing stays as it is. */
@Schema(name = "WebhookForm")
record EndpointForm(
        @Schema(examples = "https://crm.example.com/hooks/fupan") @Nullable
        String url,

        @Schema(examples = "pauses channels in our CRM") @Nullable
        String description,

        @Schema(
                description = "full names, see event-types; empty or missing = all",
                examples = "[\"fupan.channel.pause_requested.v1\"]")
        @Nullable
        List<String> eventTypes) {

    private static final Set<String> FIELDS = Set.of("url", "description", "eventTypes");
    private static final int MAX_DESCRIPTION = 200;

    /** Throws a problem with all that is wrong; {@code fresh} needs a URL. */
    static EndpointForm read(JsonNode body, boolean fresh) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, FIELDS);
        String url = form.optional("url", Target.MAX);
        boolean missing = fresh && form.absent("url");
        if (missing || url != null && Target.of(url).isEmpty()) form.wrong("url", Target.EXPECTED);
        String description = form.optional("description", MAX_DESCRIPTION);
        List<String> types = form.texts("eventTypes", EventTypes.ALL.size(), Form.SHORT);
        for (String type : types)
            if (!EventTypes.ALL.contains(type))
                form.wrong("eventTypes", "types that GET /api/v1/webhooks/event-types names, not " + type);
        Violation.throwIfAny(found);
        return new EndpointForm(
                url, description, form.absent("eventTypes") ? null : List.copyOf(new LinkedHashSet<>(types)));
    }
}
