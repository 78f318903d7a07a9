package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource({
        "22003,OF_A_RECORD",
        "22021,OF_A_RECORD",
        "23505,OF_A_RECORD",
        "23514,OF_A_RECORD",
        "08006,PASSING",
        "40001,PASSING",
        "40P01,PASSING",
        "53100,PASSING",
        "53300,PASSING",
        "55P03,PASSING",
        "57P01,PASSING",
        "57P03,PASSING",
        "58030,PASSING",
        "25006,PASSING",
        "28P01,PASSING",
        "3D000,PASSING",
        "42P01,PASSING",
        "42501,PASSING",
        "57014,TOO_MUCH",
        "21000,UNKNOWN",
        "42883,UNKNOWN",
        "54000,UNKNOWN",
        "P0001,UNKNOWN",
        "XX000,UNKNOWN"
    })
    void theStateOfTheDatabaseTellsWhoIsToBlame(String state, Fault fault) {
        assertThat(Fault.of(new PgException("no", "ERROR", state, ""))).isEqualTo(fault);
    }

    @Test
    void aRuleOfOursNamesTheRecord() {
        assertThat(Fault.of(new IllegalArgumentException("no"))).isEqualTo(Fault.OF_A_RECORD);
        assertThat(Fault.of(new NumberFormatException("no"))).isEqualTo(Fault.OF_A_RECORD);
        assertThat(Fault.of(new ArithmeticException("no"))).isEqualTo(Fault.OF_A_RECORD);
        assertThat(Fault.of(new CompletionException(new ArithmeticException("no"))))
                .isEqualTo(Fault.OF_A_RECORD);
    }

    @Test
    void aConnectionThatIsGoneIsNobodysFault() {
        assertThat(Fault.of(new ConnectException("refused"))).isEqualTo(Fault.PASSING);
        assertThat(Fault.of(new ClosedChannelException())).isEqualTo(Fault.PASSING);
        assertThat(Fault.of(new NoStackTraceThrowable("Timeout"))).isEqualTo(Fault.PASSING);
        assertThat(Fault.of(new RejectedExecutionException("full"))).isEqualTo(Fault.PASSING);
    }

    @Test
    void anythingElseIsUnknown() {
        assertThat(Fault.of(new NullPointerException("ours"))).isEqualTo(Fault.UNKNOWN);
        assertThat(Fault.of(new StackOverflowError())).isEqualTo(Fault.UNKNOWN);
        assertThat(Fault.of(new TimeoutException())).isEqualTo(Fault.TOO_MUCH);
    }
}
