package dev.fupan.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path home;

    @Test
    void aDirectoryThatHasLostItsMarkIsLeftAsItIsAndToldInOneSentence() throws IOException {
        Path table = Files.createDirectories(home.resolve("data/base/1")).resolve("1259");
        Files.writeString(table, "rows");

        assertThatThrownBy(this::initialise)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is damaged (PG_VERSION is missing)")
                .hasMessageContaining("--data")
                .hasMessageContaining("--fresh");
        assertThat(table).hasContent("rows");
    }

    @Test
    void aFileInItsPlaceIsToldAsWell() throws IOException {
        Files.writeString(home.resolve("data"), "");

        assertThatThrownBy(this::initialise).isInstanceOf(CannotStart.class).hasMessageContaining("is damaged");
    }

    @Test
    void aWholeDirectoryIsTakenAsItIs() throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("PG_VERSION"), "18");

        initialise();

        assertThat(home.resolve("data/PG_VERSION")).hasContent("18");
    }

    /** With programs that are not there: none of these directories gets that far. */
    private void initialise() throws IOException, InterruptedException, CannotStart {
        DataDirectory.in(home)
                .initialise(
                        new PostgresBinaries(home.resolve("none")),
                        Unprivileged.AS_IT_IS,
                        home.resolve("postgresql.log"));
    }
}
