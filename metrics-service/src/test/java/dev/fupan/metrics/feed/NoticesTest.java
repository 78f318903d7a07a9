package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch may hold records of more workspaces than one notice of the database has room for. */
class NoticesTest {

    @Test
    void namesOfManyWorkspacesAreSaidInSeveralNotices() {
        List<String> names = IntStream.range(0, 5_000)
                .mapToObj(i -> "a-workspace-with-a-long-name-" + i)
                .toList();

        String[] notices = ProgressStore.notices(names);

        assertThat(notices).allMatch(notice -> notice.length() <= ProgressStore.NOTICE_BYTES);
        assertThat(Arrays.stream(notices).flatMap(notice -> Arrays.stream(notice.split(","))))
                .containsExactlyElementsOf(names);
    }

    @Test
    void aFewNamesAreOneNotice() {
        assertThat(ProgressStore.notices(List.of("acme", "other"))).containsExactly("acme,other");
    }
}
