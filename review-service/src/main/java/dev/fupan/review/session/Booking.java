package dev.fupan.review.session;

import dev.fupan.review.template.Template;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that is to be made.
 *
 * @param roles person id -> role
 */
public record Booking(
        UUID id,
        String tenant,
        Agenda agenda,
        Template template,
        Map<String, String> roles,
        @Nullable UUID seriesId,
        By by) {}
