package dev.fupan.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every golden case through the front door.
 *
 * <p>What a client cannot choose is left to {@link GoldenArrivalTest}: when a record is received and appended, and what
 * lies more than a day ahead. Offsets are translated to the positions that the records got in the real log.
 */
class GoldenCasesTest {
    private static final Path FOLDER = RunningSystem.ROOT.resolve("contracts/src/main/resources/golden");
    private static final Set<String> DEPENDS_ON_ARRIVAL = Set.of("05-time-absent", "08-unknown-type-old-and-future");
    private static final Set<String> ABOUT_RECORDS = Set.of("duplicates", "conflicts", "quarantined", "quality");

    @TestFactory
    Stream<DynamicContainer> everyCaseAnswersAsWorkedOutByHand() throws IOException {
        return played(RunningSystem.get()).stream().map(GoldenCasesTest::container);
    }

    static List<GoldenCase> played(RunningSystem system) throws IOException {
        List<GoldenCase> cases = files().stream()
                .map(file -> GoldenCase.open(system, file))
                .filter(each -> !DEPENDS_ON_ARRIVAL.contains(each.name()))
                .toList();
        cases.forEach(GoldenCase::play);
        return cases;
    }

    private static DynamicContainer container(GoldenCase played) {
        Stream<DynamicTest> tests = played.questions().stream()
                .filter(question -> !new GoldenQuestion(question.get("ask")).aboutArrival())
                .map(question -> DynamicTest.dynamicTest(question.get("ask").toString(), () -> {
                    played.workspace().awaitCounted();
                    GoldenQuestion asked = new GoldenQuestion(question.get("ask"));
                    if (ABOUT_RECORDS.contains(asked.kind())) {
                        GoldenQuality.check(asked, question.get("expect"), played.workspace());
                    } else {
                        Agreement.check(question.get("expect"), played.answer(asked), "answer");
                    }
                }));
        return DynamicContainer.dynamicContainer(played.name(), tests);
    }

    static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
