package dev.fupan.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fupan.cli.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

    @Test
    void columnsConstantsTemplatesAndExpressionsGiveFields() throws Exception {
        List<MappedEvent> events = map("""
                - name: d.csv
                  events:
                    - type: crm.deal.won.v1
                      id: won/{id}
                      time: day
                      timePattern: dd.MM.yyyy
                      data:
                        opportunityId: id
                        amount: value
                        currency: {constant: CNY}
                        owner: "= $uppercase(rep)"
                        channel: {column: channel, default: unknown}
                        attributes.big: "= $number(value) > 1000"
                """, "d.csv", "id,day,value,rep,channel\n7,24.12.2025,1200.50,ann,\n");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("won/7");
            assertThat(event.json().path("time").asText()).isEqualTo("2025-12-24T00:00:00Z");
            assertThat(event.json().path("data").toString())
                    .isEqualTo(
                            "{\"opportunityId\":\"7\",\"amount\":\"1200.50\","
                                    + "\"currency\":\"CNY\",\"owner\":\"ANN\",\"channel\":\"unknown\",\"attributes\":{\"big\":true}}");
        });
    }

    @Test
    void aJsonRowKeepsNumbersExactAndReachesIntoObjects() throws Exception {
        List<MappedEvent> events = map(
                """
                - name: d.ndjson
                  events:
                    - type: crm.opportunity.assessed.v1
                      id: a/{deal.id}
                      data: {opportunityId: deal.id, indicators: scores, attributes: more}
                """, "d.ndjson", "{\"deal\":{\"id\":\"D-1\"},\"scores\":{\"power\":70.5},\"more\":{\"k\":1.15}}\n\n");

        assertThat(events.get(0).json().path("data").toString())
                .isEqualTo("{\"opportunityId\":\"D-1\",\"indicators\":{\"power\":70.5},\"attributes\":{\"k\":1.15}}");
    }

    @Test
    void withoutAnIdOfItsOwnARowIsItsOwnIdentity() throws Exception {
        String rule = """
                - name: d.csv
                  events:
                    - {type: crm.lead.created.v1, data: {leadId: id}}
                    - {type: crm.lead.created.v1, data: {leadId: id}}
                """;

        List<String> ids = map(rule, "d.csv", "id,x\n1,a\n1,b\n").stream()
                .map(MappedEvent::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(4);
        assertThat(map(rule, "d.csv", "id,x\n1,a\n1,b\n").stream().map(MappedEvent::id))
                .isEqualTo(ids);
    }

    @Test
    void tablesAddColumnsAndWordsAreReplaced(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("reps.csv"), "rep,team,city\nAnn,red,\nBob,blu,Bonn\n");
        Files.writeString(folder.resolve("d.csv"), "id,rep,kind\n1,Ann,x\n2,Bob,y\n3,Cy,y\n");
        Mapping mapping = MappingReader.read("""
                name: t
                source: /t
                tables:
                  rep: {file: reps.csv, key: rep, replace: {team: {blu: blue}}}
                files:
                  - name: d.csv
                    replace: {kind: {x: ex}}
                    join: {rep: rep}
                    events:
                      - type: crm.lead.created.v1
                        data: {leadId: id, team: rep.team, region: rep.city, product: kind}
                """);
        List<String> data = new ArrayList<>();
        SourceFile source = mapping.sourceFor(folder.resolve("d.csv"));
        Map<String, LookupTable> tables = mapping.tablesFor(source, folder);

        for (Row row : rows(source, Files.readString(folder.resolve("d.csv")))) {
            data.add(source.map(source.prepared(row, tables))
                    .get(0)
                    .json()
                    .path("data")
                    .toString());
        }

        assertThat(data)
                .containsExactly(
                        "{\"leadId\":\"1\",\"team\":\"red\",\"product\":\"ex\"}",
                        "{\"leadId\":\"2\",\"team\":\"blue\",\"region\":\"Bonn\",\"product\":\"y\"}",
                        "{\"leadId\":\"3\",\"product\":\"y\"}");
    }

    @Test
    void whatAMappingMisspellsIsNamedByItsPlace() {
        refused("- {name: d.csv, evnts: []}", "files[0]", "evnts");
        refused(
                "- {name: d.csv, events: [{type: crm.lead.made.v1, data: {}}]}",
                "files[0].events[0].type",
                "crm.lead.made.v1");
        refused(
                "- {name: d.csv, events: [{type: crm.lead.created.v1, data: {leadID: id}}]}",
                "data.leadID",
                "no field");
        refused(
                "- {name: d.csv, events: [{type: crm.lead.created.v1, data: {leadId: '= $foo('}}]}",
                "data.leadId",
                "JSONata");
        refused("- {name: d.csv, join: {x: y}, events: []}", "files[0].join", "table");
        refused("- {name: d.parquet, events: []}", "files[0]", "format");
    }

    private static void refused(String files, String place, String what) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> MappingReader.read("name: t\nsource: /t\nfiles:\n" + files.indent(2)))
                .withMessageContaining(place)
                .withMessageContaining(what);
    }

    private static List<MappedEvent> map(String files, String name, String content) throws Exception {
        Mapping mapping = MappingReader.read("name: t\nsource: /t\nfiles:\n" + files.indent(2));
        SourceFile source = mapping.sourceFor(Path.of(name));
        List<MappedEvent> events = new ArrayList<>();
        for (Row row : rows(source, content)) {
            events.addAll(source.map(source.prepared(row, Map.of())));
        }
        return events;
    }

    private static List<Row> rows(SourceFile source, String content) throws IOException, RowFault {
        List<Row> all = new ArrayList<>();
        try (Rows rows = source.rows(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}
