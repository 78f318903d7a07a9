package dev.fupan.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastWordsTest {

    private static final Path LOG = Path.of("x.log");

    @Test
    void theLastSevereLineIsTheReason() {
        LastWords words = LastWords.in("""
                2026-11-23 08:00:00.123 UTC [7] LOG:  starting PostgreSQL
                2026-11-23 08:00:00.456 UTC [7] FATAL:  could not create lock file "postmaster.pid"
                2026-11-23 08:00:00.789 UTC [7] LOG:  database system is shut down
                """);

        assertThat(words.text()).isEqualTo("could not create lock file \"postmaster.pid\"");
    }

    @Test
    void ofAStackTraceTheRootCauseIsTold() {
        LastWords words = LastWords.in("""
                2026-11-23 08:00:00,123 ERROR [i.q.r.Application] (main) Failed to start application
                java.lang.RuntimeException: Failed to start quarkus
                \tat io.quarkus.runner.ApplicationImpl.doStart(Unknown Source)
                Caused by: java.net.BindException: Address already in use
                \tat java.base/sun.nio.ch.Net.bind0(Native Method)
                \t... 12 more
                """);

        assertThat(words.text()).isEqualTo("java.net.BindException: Address already in use");
    }

    @Test
    void whereNothingIsSevereTheLastLineHasToDo() {
        assertThat(LastWords.in("first\n\nlast\n").text()).isEqualTo("last");
        assertThat(LastWords.in("").text()).isEqualTo("no message");
    }

    @Test
    void whatAnEarlierStartHasWrittenIsNotTheReasonOfThisOne(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("x.log"), "ERROR of yesterday\n");
        long before = LastWords.length(log);
        Files.writeString(log, "ERROR of yesterday\nkilled\n");

        assertThat(LastWords.of(log, before).text()).isEqualTo("killed");
        assertThat(LastWords.of(log, before + 1_000).text()).isEqualTo("of yesterday");
        assertThat(LastWords.of(folder.resolve("none.log"), 0).text()).isEqualTo("no message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "could not locate a valid checkpoint record",
                "could not open file \"global/pg_filenode.map\": No such file or directory",
                "incorrect checksum in control file",
                "org.flywaydb.core.api.exception.FlywayValidateException: Migrations have failed validation"
            })
    void whereDataCannotBeReadStartingAnewIsAdvised(String text) {
        assertThat(new LastWords(text).advice(LOG)).contains("see x.log").contains("--fresh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "could not write to file \"pg_wal/xlogtemp.7\": No space left on device",
                "java.io.IOException: Disk quota exceeded"
            })
    void onAFullDiskSpaceIsToBeFreedAndNothingDeleted(String text) {
        assertThat(new LastWords(text).advice(LOG)).isEqualTo("free some space on its disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.net.BindException: Address already in use", "no message"})
    void nothingIsToBeDeletedForAnyOtherReason(String text) {
        assertThat(new LastWords(text).advice(LOG)).isEqualTo("see x.log");
    }
}
