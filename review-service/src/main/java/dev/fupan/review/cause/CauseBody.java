package dev.fupan.review.cause;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Causes, evidence and fishbones as the description of the API shows them; {@link CauseForm} and {@link EvidenceForm} read them. */
final class CauseBody {

    private CauseBody() {}

    @Schema(name = "NewCause")
    record New(
            @NotNull UUID problemId,
            @NotNull @Size(max = 1000) String surfaceProblem,
            @NotNull @Size(max = 1000) String rootProblem,
            @NotNull @Size(max = 1000) String initialCause,
            @Size(max = 1000) String deepCause,

            @Schema(enumeration = {"data", "interview", "document", "sample"})
            String verification,

            @Size(max = 1000) String verificationNote,

            @Schema(enumeration = {"controllable", "semi", "external"})
            String controllable,

            @Schema(description = "The key of a branch of the session's fishbone")
            String branch,

            @Size(max = 10) List<Step> whys) {}

    /** What is left out stays. */
    @Schema(name = "CauseChange")
    record Change(
            UUID problemId,
            @Size(max = 1000) String surfaceProblem,
            @Size(max = 1000) String rootProblem,
            @Size(max = 1000) String initialCause,
            @Size(max = 1000) String deepCause,

            @Schema(enumeration = {"data", "interview", "document", "sample"})
            String verification,

            @Size(max = 1000) String verificationNote,

            @Schema(enumeration = {"controllable", "semi", "external"})
            String controllable,

            String branch,
            @Size(max = 10) List<Step> whys) {}

    /** An answer to "why?", perhaps told by another cause of the session. */
    @Schema(name = "WhyStep")
    record Step(@NotNull @Size(max = 1000) String text, UUID causeId) {}

    /** What a cause rests on; which fields belong to it depends on its kind. */
    @Schema(name = "NewEvidence")
    record Proof(
            @NotNull @Schema(enumeration = {"metric", "event_sample", "document", "interview"})
            String kind,

            @Schema(description = "metric alone") @Size(max = 200)
            String packId,

            @Schema(description = "metric alone") @Size(max = 200)
            String numberKey,

            @Schema(description = "event_sample alone") @Size(max = 100)
            List<String> eventIds,

            @Schema(description = "Where to find a document, with whom an interview was") @Size(max = 2000)
            String reference,

            @Size(max = 2000) String note) {}

    @Schema(name = "FishboneBranches")
    record Branches(@NotNull @Size(min = 1, max = 12) List<OneBranch> branches) {}

    @Schema(name = "FishboneBranch")
    record OneBranch(
            @NotNull @Size(max = 40) String key, @NotNull Title title) {}

    /** In one language or both. */
    @Schema(name = "FishboneTitle")
    record Title(
            @Size(max = 200) String en, @Size(max = 200) String zh) {}
}
