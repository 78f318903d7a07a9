package dev.fupan.actions.webhook;

import dev.fupan.actions.egress.Target;
import dev.fupan.actions.text.TextRule;
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
                description = "full type names; empty or missing = all",
                examples = "[\"fupan.channel.pause_requested.v1\"]")
        @Nullable
        List<@Nullable String> eventTypes) {

    private static final int MAX_DESCRIPTION = 200;

    /** With what is wrong, all at once. */
    EndpointForm checked(boolean fresh) {
        Violations found = new Violations();
        if (url == null ? fresh : Target.of(url).isEmpty()) found.add("/url", Target.EXPECTED);
        if (description != null && !TextRule.fits(description, MAX_DESCRIPTION))
            found.add("/description", TextRule.expected(MAX_DESCRIPTION));
        Set<String> types = new LinkedHashSet<>();
        for (int i = 0; eventTypes != null && i < eventTypes.size(); i++) {
            String type = eventTypes.get(i);
            if (type != null && EventTypes.ALL.contains(type)) types.add(type);
            else found.add("/eventTypes/" + i, "one of the types that GET /api/v1/webhooks/event-types names");
            if (i > EventTypes.ALL.size()) break;
        }
        found.throwIfAny();
        return new EndpointForm(
                url,
                description == null ? null : description.strip(),
                eventTypes == null ? null : new ArrayList<>(types));
    }
}
