package dev.fupan.actions.agreed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a review told and what could not be carried out, with the reason. */
@Schema(name = "RefusedAgreement")
record RefusedView(
        UUID id, String reviewId, long revision, String eventId, String type, Instant at, String why, String data) {}
