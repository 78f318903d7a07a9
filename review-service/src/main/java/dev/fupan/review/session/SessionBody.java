package dev.fupan.review.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies about sessions as the description of the API shows them; {@link SessionForm} reads them. */
public final class SessionBody {

    private SessionBody() {}

    /** A session to be scheduled. */
    @Schema(name = "NewSession")
    record New(
            @NotNull @Schema(enumeration = {"periodic", "key_project", "anomaly", "team_capability"})
            String kind,

            @NotNull @Size(max = 200) String templateKey,
            @NotNull @Size(max = 500) String goal,

            @Schema(
                    description = "Values by dimension: team, owner, channel, product, region, campaign, industry,"
                            + " companySize, customerType")
            Map<String, String> scope,

            About about,
            List<String> accounts,

            @NotNull
            @Schema(
                    description = PERIOD,
                    oneOf = {String.class, Period.class})
            Object period,

            @NotNull Instant meetingAt,

            @Schema(description = "With at least one facilitator; nobody = the caller alone")
            List<Member> participants) {}

    /** What a session is about; what is left out stays. */
    @Schema(name = "SessionChange")
    record Change(
            @Schema(enumeration = {"periodic", "key_project", "anomaly", "team_capability"})
            String kind,

            @Size(max = 500) String goal,
            Map<String, String> scope,
            About about,
            List<String> accounts,

            @Schema(
                    description = PERIOD,
                    oneOf = {String.class, Period.class})
            Object period,

            Instant meetingAt) {}

    static final String PERIOD =
            "2026-11, 2026-Q4, 2026-H2, 2026, 2026-W45, or {from, to} with the day after the last as to";

    /** What a review of a kind other than the periodic one looks at. */
    @Schema(name = "SessionAbout")
    public record About(
            @NotNull @Schema(enumeration = {"account", "deal", "product", "metric", "team", "rep"})
            String kind,

            @NotNull @Size(max = 200) String id) {}

    @Schema(name = "SessionPeriod")
    record Period(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /** Someone who takes part. */
    @Schema(name = "SessionMember")
    public record Member(
            @NotNull @Size(max = 200) String personId,

            @NotNull @Schema(enumeration = {"facilitator", "frontline", "support", "customer"})
            String role) {}

    /** Everyone who takes part from now on. */
    @Schema(name = "SessionMembers")
    record Members(@NotNull List<Member> participants) {}

    /** Where to go, and why what lies between is left out. */
    @Schema(name = "PhaseWish")
    record Phase(
            @NotNull @Size(max = 200) String to,
            @Size(max = 500) String reason) {}

    /** Why. */
    @Schema(name = "Reason")
    public record Reason(@NotNull @Size(max = 500) String reason) {}
}
