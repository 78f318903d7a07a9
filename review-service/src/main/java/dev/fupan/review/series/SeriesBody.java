package dev.fupan.review.series;

import dev.fupan.review.session.SessionBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A series as the description of the API shows it; {@link SeriesForm} and the form of sessions read it. */
@Schema(name = "NewSeries")
record SeriesBody(
        @NotNull @Schema(enumeration = {"weekly", "monthly", "quarterly", "half_yearly", "yearly"})
        String frequency,

        @Min(1) @Max(12) int every,

        @NotNull @Schema(description = "A local time of the workspace", examples = "2026-12-01T09:00")
        LocalDateTime firstMeeting,

        LocalDate until,
        @Min(1) @Max(60) int daysAhead,

        @NotNull @Schema(enumeration = {"periodic", "key_project", "anomaly", "team_capability"})
        String kind,

        @NotNull @Size(max = 200) String templateKey,
        @NotNull @Size(max = 500) String goal,
        Map<String, String> scope,
        SessionBody.About about,
        List<String> accounts,
        List<SessionBody.Member> participants) {}
