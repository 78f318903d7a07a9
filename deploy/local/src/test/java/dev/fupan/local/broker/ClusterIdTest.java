package dev.fupan.local.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIdTest {

    @TempDir
    private Path home;

    @Test
    void recordsWithoutTheClustersIdentityAreToldInOneSentence() throws IOException {
        Files.createDirectories(home.resolve("log/crm.events-7"));

        assertThatThrownBy(() -> ClusterId.requireNothingLost(home))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is damaged (meta.properties is missing)")
                .hasMessageContaining("--fresh");
    }

    @Test
    void whatAnInterruptedFormattingHasLeftIsNoLoss() throws IOException {
        Files.createDirectories(home.resolve("log/__cluster_metadata-0"));

        assertThatCode(() -> ClusterId.requireNothingLost(home)).doesNotThrowAnyException();
    }

    @Test
    void aNewFolderAndAWholeOneAreFine() throws IOException {
        assertThatCode(() -> ClusterId.requireNothingLost(home)).doesNotThrowAnyException();

        Files.createDirectories(home.resolve("log/crm.events-7"));
        Files.writeString(home.resolve("log/meta.properties"), "cluster.id=x\n");

        assertThatCode(() -> ClusterId.requireNothingLost(home)).doesNotThrowAnyException();
    }
}
