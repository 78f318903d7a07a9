package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** What the demo company declares about its reading: the standard pipeline, in its own zone and currency. */
final class DemoWorkspace {

    private DemoWorkspace() {}

    static JsonNode configuration() {
        return EventJson.mapper()
                .valueToTree(new WorkspaceConfiguration(
                        Company.ZONE.getId(),
                        Company.CURRENCY,
                        DayOfWeek.MONDAY,
                        1,
                        List.of(
                                "channel",
                                "owner",
                                "team",
                                "region",
                                "product",
                                "industry",
                                "companySize",
                                "customerType"),
                        WorkspaceConfiguration.standard().pipelines(),
                        Map.of(),
                        List.of()));
    }
}
