package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temporary;

    @Test
    void theBootstrapKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException, CannotStart {
        DataFolder folder = DataFolder.take(temporary.resolve("data"));
        String key = Files.readString(folder.bootstrapKey());

        assertThat(key.strip()).matches("fupan_bootstrap_[0-9a-f]{64}");
        assertThat(Files.readString(folder.bootstrapKey())).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.bootstrapKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderWithOtherThingsInItIsNotTaken() throws IOException {
        Path thesis = Files.writeString(temporary.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> DataFolder.take(temporary))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("something else")
                .hasMessageContaining("--data");
        assertThat(thesis).exists();
    }

    @Test
    void emptyingKeepsTheProgramsAndDeletesTheData() throws IOException, CannotStart {
        DataFolder folder = DataFolder.take(temporary.resolve("data"));
        Path key = folder.bootstrapKey();
        Path program = Files.createDirectories(folder.resolve("programs")).resolve("postgres");
        Files.writeString(program, "");
        Path cache = Files.createDirectories(folder.aot()).resolve("ingest-service.25.aot");
        Files.writeString(cache, "");

        folder.empty();

        assertThat(key).doesNotExist();
        assertThat(program).exists();
        assertThat(cache).exists();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(temporary.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("it is no folder");
    }

    @Test
    void tooLittleRoomIsToldBeforeAnythingStarts() throws CannotStart {
        DataFolder folder = DataFolder.take(temporary.resolve("data"));

        assertThatThrownBy(() -> folder.requireRoom(700L << 20))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("has 700 MB left, and 1024 are needed")
                .hasMessageContaining("--data");
        assertThatCode(() -> folder.requireRoom(2L << 30)).doesNotThrowAnyException();
    }

    @Test
    void aDiskThatFillsUpWhileRunningIsNoReasonToDeleteData() throws CannotStart {
        DataFolder folder = DataFolder.take(temporary.resolve("data"));

        assertThatThrownBy(() -> folder.requireNotFull(5L << 20))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("nothing of the data needs to be deleted");
        assertThatCode(() -> folder.requireNotFull(700L << 20)).doesNotThrowAnyException();
    }
}
