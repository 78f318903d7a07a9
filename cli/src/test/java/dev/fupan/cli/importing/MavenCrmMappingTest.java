package dev.fupan.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.cli.sending.Receipt;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenCrmMappingTest {

    private static final Path ROOT = Path.of(System.getProperty("fupan.root", ".."));
    private static final Path DATA = Path.of(System.getenv()
                    .getOrDefault("FUPAN_SHARED", ROOT.resolve("../shared").toString()))
            .resolve("data/maven-crm");

    @Test
    void theMappedEventsHoldTheExpectedCountsAndSums() throws IOException {
        assumeTrue(
                Files.exists(DATA.resolve("expected.json")), "No " + DATA + ": this test needs the public data set.");
        JsonNode expected =
                new ObjectMapper().readTree(DATA.resolve("expected.json").toFile());

        List<JsonNode> events = dryRun(DATA.resolve("accounts.csv"), DATA.resolve("sales_pipeline.csv"));

        JsonNode totals = expected.path("totals");
        assertThat(count(events, "crm.opportunity.created.v1"))
                .isEqualTo(totals.path("opportunities").asLong());
        assertThat(count(events, "crm.deal.won.v1"))
                .isEqualTo(totals.path("won").asLong());
        assertThat(count(events, "crm.deal.lost.v1"))
                .isEqualTo(totals.path("lost").asLong());
        assertThat(count(events, "crm.customer.linked.v1")).isEqualTo(15);
        assertThat(wonBy(events, "region")).isEqualTo(expectedWon(expected.path("by_region")));
        assertThat(wonBy(events, "team")).isEqualTo(expectedWon(expected.path("by_manager")));
        assertThat(wonBy(events, "owner")).isEqualTo(expectedWon(expected.path("by_agent")));
        assertThat(wonBy(events, "product")).isEqualTo(expectedWon(expected.path("by_product")));
        assertThat(wonBy(events, "industry")).isEqualTo(expectedWon(expected.path("by_sector")));
        assertThat(events)
                .noneMatch(event -> event.toString().contains("technolgy")
                        || event.toString().contains("GTXPro"));
    }

    @Test
    void targetsComeFromASheetOfTheirOwn(@TempDir Path folder) throws IOException {
        Path sheet = Files.writeString(
                folder.resolve("targets.csv"), "metric,period,owner,value\nM-01,2017-Q2,Anna Snelling,47208\n");

        assertThat(dryRun(sheet)).singleElement().satisfies(event -> assertThat(
                        event.path("data").toString())
                .isEqualTo("{\"metric\":\"M-01\",\"period\":\"2017-Q2\",\"value\":\"47208\",\"currency\":\"USD\","
                        + "\"scope\":{\"owner\":\"Anna Snelling\"}}"));
    }

    @Test
    void theWorkspaceOfTheMappingIsAConfiguration() throws IOException {
        WorkspaceConfiguration configuration = EventJson.mapper()
                .readValue(
                        ROOT.resolve("cli/mappings/maven-crm-workspace.json").toFile(), WorkspaceConfiguration.class);

        assertThat(configuration.currency()).isEqualTo("USD");
        assertThat(configuration.pipelines().get(0).steps())
                .extracting(step -> step.step())
                .containsExactly("prospecting", "engaging", "won");
    }

    private static List<JsonNode> dryRun(Path... files) {
        List<JsonNode> events = new ArrayList<>();
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        Outlet outlet = batch -> {
            batch.forEach(event -> events.add(event.json()));
            return new Receipt(batch.size(), List.of(), 0);
        };
        Mapping mapping = MappingReader.read(ROOT.resolve("cli/mappings/maven-crm.yaml"));
        ImportRun run = new ImportRun(
                mapping,
                outlet,
                Position.forgotten(),
                Rejects.onTerminal(silent),
                new Progress(silent, false, Clock.systemUTC()),
                Clock.systemUTC(),
                500);
        for (Path file : files) {
            run.file(file);
        }
        assertThat(run.tally().rejected()).isZero();
        return events;
    }

    private static long count(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .count();
    }

    /** Won value by a dimension of the opportunity, groups without a win left out. */
    private static Map<String, BigDecimal> wonBy(List<JsonNode> events, String dimension) {
        Map<String, String> groups = new TreeMap<>();
        Map<String, BigDecimal> won = new TreeMap<>();
        for (JsonNode event : events) {
            JsonNode data = event.path("data");
            String opportunity = data.path("opportunityId").asText();
            if (event.path("type").asText().equals("crm.opportunity.created.v1")) {
                groups.put(opportunity, data.path(dimension).asText());
            } else if (event.path("type").asText().equals("crm.deal.won.v1")) {
                won.merge(
                        groups.get(opportunity),
                        new BigDecimal(data.path("amount").asText()),
                        BigDecimal::add);
            }
        }
        return won;
    }

    private static Map<String, BigDecimal> expectedWon(JsonNode groups) {
        Map<String, BigDecimal> won = new TreeMap<>();
        groups.properties().forEach(group -> {
            if (group.getValue().path("won").asInt() > 0) {
                won.put(
                        group.getKey(),
                        BigDecimal.valueOf(group.getValue().path("won_value").asLong()));
            }
        });
        return won;
    }
}
