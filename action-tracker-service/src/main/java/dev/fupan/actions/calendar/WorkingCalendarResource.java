package dev.fupan.actions.calendar;

import dev.fupan.actions.workspace.Workspaces;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.calendar.PublicHolidays;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.kit.tenant.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The working calendar of the caller's workspace: read by everyone, changed by admins. */
@Path("/api/v1/calendars/working")
@OpenTo(roles = Role.ADMIN)
@Tag(name = "working calendar")
class WorkingCalendarResource {

    private static final int SOURCE = 200;

    private final CalendarStore calendars;
    private final Workspaces workspaces;
    private final CurrentCaller caller;
    private final Clock clock;

    WorkingCalendarResource(CalendarStore calendars, Workspaces workspaces, CurrentCaller caller, Clock clock) {
        this.calendars = calendars;
        this.workspaces = workspaces;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param weekend days of the week, {@code saturday}; at most six */
    record Rule(@Nullable List<String> weekend, @Nullable String country) {}

    /** @param source who says so */
    record Exception(@Nullable Boolean working, @Nullable String source) {}

    @GET
    @OpenTo(
            roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN, Role.SERVICE},
            scope = Scope.READ)
    @Operation(summary = "Weekend, country and special days of a year; says when the year has weekends alone")
    public Uni<Response> get(@QueryParam("year") @Nullable String year) {
        int asked = year == null ? thisYear() : date("/year", year + "-01-01").getYear();
        return calendars.settings(caller.tenant()).map(settings -> answer(settings, asked));
    }

    @PUT
    @Operation(summary = "Choose the weekend and the country of whose public holidays it is")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    public Uni<Response> set(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull Rule rule) {
        return calendars
                .set(caller.tenant(), revision(ifMatch), weekend(rule.weekend()), country(rule.country()))
                .map(settings -> changed(settings, thisYear()));
    }

    @PUT
    @Path("/days/{date}")
    @Operation(summary = "Make a date a working day or a day off, whatever the rules say")
    @APIResponse(responseCode = "412", description = "Someone else has changed it")
    public Uni<Response> put(
            String date, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull Exception exception) {
        LocalDate day = date("/date", date);
        Boolean working = exception.working();
        if (working == null) throw Violation.at("/working", "true or false");
        String source = exception.source() == null ? "" : exception.source().strip();
        if (!TextRule.fits(source, SOURCE)) throw Violation.at("/source", TextRule.expected(SOURCE));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SpecialDay special = new SpecialDay(day, working, source);
        return calendars
                .put(
                        caller.tenant(),
                        revision(ifMatch),
                        special,
                        now,
                        caller.get().person())
                .map(settings -> changed(settings, day.getYear()));
    }

    @DELETE
    @Path("/days/{date}")
    @Operation(summary = "Take an exception back; the rules hold again for that date")
    public Uni<Response> remove(String date, @HeaderParam("If-Match") @Nullable String ifMatch) {
        LocalDate day = date("/date", date);
        return calendars
                .remove(caller.tenant(), revision(ifMatch), day)
                .map(settings -> changed(settings, day.getYear()));
    }

    private static Response changed(@Nullable WorkingDays settings, int year) {
        if (settings == null)
            throw ProblemType.CHANGED_MEANWHILE
                    .because("Read the calendar again and repeat your change on that.")
                    .asException();
        return answer(settings, year);
    }

    private static Response answer(WorkingDays settings, int year) {
        return Response.ok(CalendarView.of(settings, year))
                .tag(Long.toString(settings.revision()))
                .header("Cache-Control", "private")
                .build();
    }

    private int thisYear() {
        return clock.instant().atZone(workspaces.zone(caller.tenant())).getYear();
    }

    private static long revision(@Nullable String ifMatch) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of the calendar that you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        return bare.matches("\\d{1,18}") ? Long.parseLong(bare) : -1;
    }

    private static Set<DayOfWeek> weekend(@Nullable List<String> names) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        try {
            for (String name : names == null ? List.<String>of() : names)
                days.add(DayOfWeek.valueOf(String.valueOf(name).toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException none) {
            throw Violation.at("/weekend", "days of the week such as saturday");
        }
        if (names == null || days.size() == DayOfWeek.values().length)
            throw Violation.at("/weekend", "at most six days of the week");
        return days;
    }

    private static @Nullable String country(@Nullable String country) {
        if (country == null) return null;
        if (country.matches("[A-Z]{2}(-[A-Z0-9]{1,10}){0,2}") && PublicHolidays.knows(country)) return country;
        throw Violation.at("/country", "one of " + String.join(", ", PublicHolidays.countries()));
    }

    private static LocalDate date(String pointer, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() < 2200) return date;
        } catch (DateTimeException impossible) {
            // told below
        }
        throw Violation.at(pointer, "a date that exists between 2000 and 2199");
    }
}
