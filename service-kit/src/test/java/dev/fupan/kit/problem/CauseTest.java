package dev.fupan.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.LocalDate;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static final String SECRET = "call-Mrs-Smith";

    @Test
    void whatAParserQuotesIsNotTold() {
        RuntimeException date = failure(() -> LocalDate.parse(SECRET));
        RuntimeException json = failure(() -> readInt(SECRET));

        assertThat(Cause.of(date))
                .contains("DateTimeParseException at CauseTest.java:")
                .doesNotContain(SECRET);
        assertThat(json).hasMessageContaining(SECRET);
        assertThat(Cause.of(json))
                .startsWith("IllegalArgumentException at CauseTest.java:")
                .contains(" < InvalidFormatException")
                .doesNotContain(SECRET);
    }

    @Test
    void whatTheDatabaseQuotesIsNotTold() {
        PgException refused = new PgException("invalid input syntax: " + SECRET, "ERROR", "22P02", SECRET);

        assertThat(Cause.of(refused)).contains("state=22P02").doesNotContain(SECRET);
    }

    @Test
    void whatAConnectionSaysIsTold() {
        Throwable away = new CompletionException(new ConnectException("Connection refused: localhost:5432"));

        assertThat(Cause.of(away))
                .startsWith("CompletionException")
                .contains("ConnectException: Connection refused: localhost:5432");
    }

    @Test
    void causesInACircleEnd() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException(one);
        one.initCause(other);

        assertThat(Cause.of(one).split(" < ")).hasSize(5);
    }

    private static void readInt(String text) {
        try {
            new ObjectMapper().readValue("\"" + text + "\"", Integer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }

    private static RuntimeException failure(Runnable failing) {
        try {
            failing.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing failed");
    }
}
