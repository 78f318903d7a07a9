package dev.fupan.review.report;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The report of a session, in its versions, forms and languages. */
@Path("/api/v1/sessions/{id}/report")
@OpenTo(roles = {Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "report")
class ReportResource {

    private static final String HTML = "text/html;charset=UTF-8;qs=0.9";
    private static final String MARKDOWN = "text/markdown;charset=UTF-8;qs=0.8";
    private static final String PDF = "application/pdf;qs=0.7";
    private static final String RUN_NOTHING = "default-src 'none'; style-src 'unsafe-inline'";

    private final SessionDesk desk;
    private final ReportStore reports;
    private final PdfPress press;

    ReportResource(SessionDesk desk, ReportStore reports, PdfPress press) {
        this.desk = desk;
        this.reports = reports;
        this.press = press;
    }

    @POST
    @Operation(summary = "Publish the report of a closed session; again for the next version of it")
    @APIResponse(responseCode = "201", description = "The version and its SHA-256; the session is reported")
    @APIResponse(responseCode = "200", description = "Nothing is different since the newest version, which this is")
    public Uni<Response> publish(String id) {
        return reports.publish(desk.caller(), SessionDesk.id(id), desk.by()).map(told -> {
            URI place = URI.create("/api/v1/sessions/" + id + "/report?version="
                    + told.published().version());
            return (told.fresh() ? Response.created(place) : Response.ok().location(place))
                    .entity(told.published())
                    .build();
        });
    }

    @GET
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Produces("application/json")
    @Operation(
            summary = "The plain form of the newest report, or of the version asked for",
            description = "Whoever neither took part nor leads the team reads it abridged: without names, single"
                    + " accounts, and what actions say beside measure and status. Personal summaries, and reports"
                    + " of one owner, are not open to them.")
    public Uni<Response> plain(String id, @QueryParam("version") @Nullable Integer version) {
        return kept(id, version).map(kept -> answer(kept, "json").entity(kept).build());
    }

    @GET
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Produces(HTML)
    @Operation(summary = "As a page, in English or Chinese")
    public Uni<Response> page(
            String id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("language") @Nullable String language,
            @HeaderParam("Accept-Language") @DefaultValue("en") String accepted) {
        return form(id, version, Wording.of(language, accepted), "html", Page::of);
    }

    @GET
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Produces(MARKDOWN)
    @Operation(summary = "As Markdown, in English or Chinese")
    public Uni<Response> markdown(
            String id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("language") @Nullable String language,
            @HeaderParam("Accept-Language") @DefaultValue("en") String accepted) {
        return form(id, version, Wording.of(language, accepted), "md", Markdown::of);
    }

    @GET
    @OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
    @Produces(PDF)
    @Operation(summary = "As PDF, in English or Chinese")
    public Uni<Response> pdf(
            String id,
            @QueryParam("version") @Nullable Integer version,
            @QueryParam("language") @Nullable String language,
            @HeaderParam("Accept-Language") @DefaultValue("en") String accepted) {
        return form(id, version, Wording.of(language, accepted), "pdf", paper -> press.print(Page.of(paper)));
    }

    private Uni<Response> form(
            String id, @Nullable Integer version, Wording words, String ending, Function<Paper, Object> form) {
        return kept(id, version).emitOn(Infrastructure.getDefaultWorkerPool()).map(kept -> answer(
                        kept, ending + '-' + words.language())
                .entity(form.apply(Layout.of(kept.report(), words)))
                .header("Content-Language", words.language())
                .header("Content-Security-Policy", RUN_NOTHING)
                .header(
                        "Content-Disposition",
                        "inline; filename=\"review-" + kept.report().to() + "-v" + kept.version() + '-'
                                + words.language() + '.' + ending + '"')
                .build());
    }

    private Uni<ReportStore.Kept> kept(String id, @Nullable Integer version) {
        return reports.read(desk.caller(), SessionDesk.id(id), version, desk.by());
    }

    private static Response.ResponseBuilder answer(ReportStore.Kept kept, String form) {
        return Response.ok()
                .tag(kept.sha256().substring(0, 32) + '-' + form + (kept.abridged() ? "-abridged" : ""))
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept, Accept-Language, Authorization");
    }
}
