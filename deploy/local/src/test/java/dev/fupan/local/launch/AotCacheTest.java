package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final String OUTPUT = "-XX:AOTCacheOutput=";
    private static final String USE = "-XX:AOTCache=";
    private static final int ASKED_TO_END = 128 + 15;

    @TempDir
    private Path temporary;

    private Path application;
    private AotCache cache;

    @BeforeEach
    void aServiceThatWasBuiltYesterday() throws IOException {
        application = Files.writeString(temporary.resolve("quarkus-run.jar"), "");
        builtAt(Instant.now().minus(Duration.ofDays(1)));
        cache = ofJava("25.0.3+9-LTS");
    }

    @Test
    void theFirstRunMakesTheCacheThatTheNextOneUses() throws IOException {
        Path made = train();

        cache.keep(ASKED_TO_END);

        assertThat(made).doesNotExist();
        assertThat(used(cache.options(application))).hasContent("classes");
    }

    @Test
    void beforeTheFirstRunHasEndedThereIsNothingToUse() throws IOException {
        train();

        assertThat(cache.options(application)).anyMatch(option -> option.startsWith(OUTPUT));
        assertThat(files()).isEmpty();
    }

    @Test
    void whatAKilledRunHasWrittenIsNotUsed() throws IOException {
        train();

        cache.keep(AotCache.KILLED);

        assertThat(cache.options(application)).anyMatch(option -> option.startsWith(OUTPUT));
    }

    @Test
    void aRunThatWasNeverReadyHasLittleToKeep() throws IOException {
        Files.writeString(half(cache.options(application)), "few classes");

        cache.keep(ASKED_TO_END);

        assertThat(cache.options(application)).anyMatch(option -> option.startsWith(OUTPUT));
    }

    @Test
    void anApplicationThatIsBuiltAnewNeedsAnotherCache() throws IOException {
        train();
        // while it runs: the run has not seen the new classes
        builtAt(Instant.now().plusSeconds(1));
        cache.keep(ASKED_TO_END);

        assertThat(cache.options(application)).anyMatch(option -> option.startsWith(OUTPUT));
        assertThat(files()).isEmpty();
    }

    @Test
    void anotherJavaNeedsAnotherCache() throws IOException {
        train();
        cache.keep(ASKED_TO_END);

        assertThat(ofJava("25.0.4+7-LTS").options(application)).anyMatch(option -> option.startsWith(OUTPUT));
    }

    @Test
    void aCacheWithWhichTheServiceDidNotBecomeReadyIsNotUsedAgain() throws IOException {
        train();
        cache.keep(ASKED_TO_END);
        used(cache.options(application));

        assertThat(cache.options(application)).anyMatch(option -> option.startsWith(OUTPUT));
    }

    @Test
    void aCacheThatHasServedIsUsedAgain() throws IOException {
        train();
        cache.keep(ASKED_TO_END);
        used(cache.options(application));
        cache.served();

        assertThat(ofJava("25.0.3+9-LTS").options(application)).anyMatch(option -> option.startsWith(USE));
    }

    @Test
    void onlyARunThatMakesACacheMayTakeItsTimeToEnd() throws IOException {
        train();
        assertThat(cache.patience()).isGreaterThan(Duration.ofMinutes(1));

        cache.keep(ASKED_TO_END);
        assertThat(cache.patience()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aFolderThatCannotBeUsedStopsNoService() throws IOException {
        Files.writeString(temporary.resolve("aot"), "no folder");

        assertThat(cache.options(application)).containsExactly("-Xshare:auto");
    }

    @Test
    void besideACacheTheJvmAllowsNoOtherSharing() {
        assertThat(cache.options(application)).noneMatch(option -> option.startsWith("-Xshare"));
    }

    private AotCache ofJava(String build) {
        return new AotCache(temporary.resolve("aot"), "ingest-service", build);
    }

    private void builtAt(Instant time) throws IOException {
        Files.setLastModifiedTime(application, FileTime.from(time));
    }

    /** A run that has become ready and has written its cache. */
    private Path train() throws IOException {
        Path half = half(cache.options(application));
        cache.served();
        return Files.writeString(half, "classes");
    }

    private static Path half(List<String> options) {
        return file(OUTPUT, options);
    }

    private static Path used(List<String> options) {
        return file(USE, options);
    }

    private static Path file(String option, List<String> options) {
        return options.stream()
                .filter(given -> given.startsWith(option))
                .map(given -> Path.of(given.substring(option.length())))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("aot"))) {
            return files.toList();
        }
    }
}
