package dev.fupan.metrics.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every golden case, in the order of its offsets and in shuffled, doubled deliveries. */
class GoldenCasesTest {
    private static final int SHUFFLES = 5;

    @TestFactory
    Stream<DynamicContainer> everyCaseAnswersAsWorkedOutByHand() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            return cases.stream().map(GoldenCasesTest::container);
        }
    }

    private static DynamicContainer container(Path file) {
        JsonNode golden = read(file);
        List<DynamicTest> tests = new ArrayList<>();
        for (int delivery = 0; delivery <= SHUFFLES; delivery++) {
            GoldenLog log = delivered(golden, delivery);
            for (JsonNode question : golden.get("questions")) {
                String name = "delivery " + delivery + ": " + question.get("ask");
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> Agreement.check(
                                question.get("expect"),
                                new Answering(log).answer(new Asked(question.get("ask"))),
                                "answer")));
            }
        }
        return DynamicContainer.dynamicContainer(file.getFileName().toString(), tests);
    }

    private static GoldenLog delivered(JsonNode golden, int delivery) {
        List<JsonNode> records = new ArrayList<>();
        golden.get("records").forEach(records::add);
        if (delivery > 0) {
            records.addAll(List.copyOf(records));
            Collections.shuffle(records, new Random(delivery));
        }
        GoldenLog log = new GoldenLog(golden.get("configuration"));
        records.forEach(log::deliver);
        return log;
    }

    private static Path folder() {
        return Path.of(System.getProperty("fupan.root", ".."), "contracts/src/main/resources/golden");
    }

    private static JsonNode read(Path file) {
        try {
            return GoldenLog.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file + " cannot be read", e);
        }
    }
}
