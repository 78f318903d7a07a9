package dev.fupan.review.report;

import dev.fupan.contracts.people.Role;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.OpenTo;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What has been published, for those too who were not there. */
@Path("/api/v1/reports")
@OpenTo(roles = {Role.VIEWER, Role.REP, Role.LEAD, Role.ADMIN})
@Tag(name = "report")
class ReportsResource {

    private final SessionDesk desk;
    private final ReportListStore reports;

    ReportsResource(SessionDesk desk, ReportListStore reports) {
        this.desk = desk;
        this.reports = reports;
    }

    @GET
    @Operation(summary = "The newest report of each session that the caller may read, last published first")
    public Uni<Page<ReportListStore.Item>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return reports.list(desk.caller(), Cursor.decode(cursor, 2), Page.size(limit));
    }
}
