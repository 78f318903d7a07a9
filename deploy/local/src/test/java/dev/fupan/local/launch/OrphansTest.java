package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    private final Orphans orphans = new Orphans(Path.of("/data/fupan"));

    @Test
    void aProcessThatNamesOurFolderIsOurs() {
        assertThat(orphans.carriesMark("java -Dfupan.data=/data/fupan -Xmx256m -jar x.jar"))
                .isTrue();
        assertThat(orphans.carriesMark("java -Dfupan.data=/data/fupan")).isTrue();
    }

    @Test
    void aFolderWhoseNameOnlyBeginsLikeOursIsNotOurs() {
        assertThat(orphans.carriesMark("java -Dfupan.data=/data/fupan2 -jar x.jar"))
                .isFalse();
        assertThat(orphans.carriesMark("java -Dfupan.data=/data/fupan/inner -jar x.jar"))
                .isFalse();
    }

    @Test
    void aProcessThatOnlyReadsOurFolderIsNotOurs() {
        assertThat(orphans.carriesMark("tail -f /data/fupan/logs/broker.log")).isFalse();
    }

    @Test
    void whatAnEarlierRunHasLeftBehindIsStopped(@TempDir Path data) throws IOException, InterruptedException {
        Orphans here = new Orphans(data);
        Process orphan = new ProcessBuilder("sh", "-c", "read line", "sh", here.mark()).start();

        assertThat(here.stop()).isEqualTo(1);

        assertThat(orphan.waitFor()).isNotZero();
        assertThat(here.find()).isEmpty();
    }
}
