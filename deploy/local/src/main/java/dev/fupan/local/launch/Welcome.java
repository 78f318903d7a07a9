package dev.fupan.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** What can be done now, in lines that can be copied into a shell. */
final class Welcome {

    private Welcome() {}

    /** @param clockMoves whether days can be let pass by command */
    static String withDemo(
            PortPlan ports, Path credentials, Path data, SignIns signIns, LocalDate today, boolean clockMoves)
            throws IOException {
        String metrics = "http://localhost:" + ports.metrics() + "/api/v1";
        String curl = "curl -s -H \"Authorization: Bearer $(cat '" + credentials + "')\" ";
        return addresses(ports, data)
                + """

                The demo company's key: %s
                  (also in %s)

                Its funnel of the last 90 days:
                  %s"%s/funnels?from=%s&to=%s"
                M-01 by month:
                  %s"%s/metrics/M-01?from=%s&to=%s&grain=month"
                M-12 by channel:
                  %s"%s/metrics/M-12?from=%s&to=%s&by=channel"
                %s
                Ctrl-C stops everything; the data stays.
                """.formatted(
                                Files.readString(credentials).strip(),
                                credentials,
                                curl,
                                metrics,
                                today.minusDays(90),
                                today,
                                curl,
                                metrics,
                                today.withDayOfMonth(1).minusYears(1),
                                today,
                                curl,
                                metrics,
                                today.minusYears(1),
                                today,
                                people(ports, data, signIns, today)
                                        + (clockMoves && signIns.isOwn() ? ruleL01(ports, curl, data, today) : ""));
    }

    /** A channel of its own, so that what else the demo company has does not count. */
    private static String ruleL01(PortPlan ports, String curl, Path data, LocalDate today) {
        String lead = "curl -s -H \"Authorization: Bearer $(./deploy/local/token --data '" + data + "' sun.li)\" ";
        String event = "{\"specversion\":\"1.0\",\"source\":\"/trial\",\"id\":\"%s-" + today
                + "-'$i'\",\"type\":\"crm.lead.%s.v1\",\"time\":\"" + today
                + "T00:00:0%dZ\",\"data\":{\"leadId\":\"trial-" + today + "-'$i'\",%s}}";
        return """

                Rule L-01: of 40 leads of a new channel two are intended; three days later that is less than 10 %%,
                so the channel is asked to be paused, and a mail says so:
                  for i in $(seq 40); do echo '%s'; [ $i -gt 2 ] || echo '%s'; done | %s\\
                    -H 'Content-Type: application/x-ndjson' --data-binary @- http://localhost:%d/api/v1/events
                  ID=$(%s-H 'Content-Type: application/json' http://localhost:%d/api/v1/actions -d '{
                    "measure": "Test two new ad creatives", "ownerId": "wang.fang", "dueDate": "%s",
                    "category": "process", "area": "acquisition", "degree": "intent rate at least 10 %%",
                    "checkpoints": [{"startAt": "%sT00:00:00Z", "criterion": {"metric": "M-12",
                      "filter": {"channel": "trial-%s"}, "window": "P3D", "comparator": ">=", "threshold": "0.10",
                      "unit": "ratio", "minimumSample": 29, "mode": "point", "onFail": "pause_channel"}}]}' \\
                    | grep -o '"id":"[^"]*' | head -1 | cut -c7-)
                  ./deploy/local/advance --data '%s' 73
                  sleep 10; %shttp://localhost:%d/api/v1/actions/$ID
                """.formatted(
                        event.formatted("lead", "created", 1, "\"channel\":\"trial-" + today + "\""),
                        event.formatted("intent", "qualified", 2, "\"level\":\"MQL\""),
                        curl,
                        ports.ingest(),
                        lead,
                        ports.actions(),
                        today.plusDays(14),
                        today,
                        today,
                        data,
                        lead,
                        ports.actions());
    }

    static String withoutDemo(PortPlan ports, Path bootstrapKey, Path data) {
        return addresses(ports, data) + """

                The first workspace is made with the bootstrap key, and answers with its first admin key:
                  curl -s -H "Authorization: Bearer $(cat '%s')" -H 'Content-Type: application/json' \\
                    -d '{"tenant": "acme"}' http://localhost:%d/api/v1/workspace

                Ctrl-C stops everything; the data stays.
                """.formatted(bootstrapKey, ports.ingest());
    }

    private static String people(PortPlan ports, Path data, SignIns signIns, LocalDate today) {
        if (!signIns.isOwn()) {
            return """

                    People sign in with tokens of %s; the demo company's stand in the directory
                    with their ids as subjects (see docs/people.md).
                    """.formatted(signIns.issuer());
        }
        String token = "curl -s -H \"Authorization: Bearer $(./deploy/local/token --data '" + data + "' %s)\" ";
        return """

                People, here by name alone: wang.fang sells, sun.li leads the team east, zhou.wei all teams,
                ada.lin administers, vera.koch looks on. From the folder of the project:
                  %s"http://localhost:%d/api/v1/metrics/M-01?from=%s&to=%s&by=owner"
                  %shttp://localhost:%d/api/v1/people
                A year of monthly reviews with their reports, one that sun.li leads now and that is being voted in, the
                actions that they agreed on, and how many of these worked:
                  %shttp://localhost:%d/api/v1/sessions
                  %shttp://localhost:%d/api/v1/actions
                  %shttp://localhost:%d/api/v1/actions/scoreboard
                """.formatted(
                        token.formatted("ada.lin"),
                        ports.metrics(),
                        today.minusDays(90),
                        today,
                        token.formatted("ada.lin"),
                        ports.ingest(),
                        token.formatted("zhou.wei"),
                        ports.review(),
                        token.formatted("zhou.wei"),
                        ports.actions(),
                        token.formatted("zhou.wei"),
                        ports.actions());
    }

    private static String addresses(PortPlan ports, Path data) {
        return """

                Fupan runs.
                  events in    http://localhost:%d/api/v1/events
                  numbers out  http://localhost:%d/api/v1/metrics
                  reviews      http://localhost:%d/api/v1/sessions
                  actions      http://localhost:%d/api/v1/actions
                  mails        http://localhost:%d
                  broker       localhost:%d
                  PostgreSQL   localhost:%d
                  data, logs   %s
                """.formatted(
                        ports.ingest(),
                        ports.metrics(),
                        ports.review(),
                        ports.actions(),
                        ports.mails(),
                        ports.broker(),
                        ports.postgresql(),
                        data);
    }
}
