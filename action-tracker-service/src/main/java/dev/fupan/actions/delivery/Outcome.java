package dev.fupan.actions.delivery;

import dev.fupan.actions.egress.Egress;
import dev.fupan.actions.egress.EgressRefused;
import dev.fupan.actions.webhook.SecretUnreadable;
import io.smallrye.mutiny.TimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param status null when nobody answered
 * @param reason null when it is delivered
 * @param wish how long the receiver wants to be left alone
 */
record Outcome(
        @Nullable Integer status,
        @Nullable String reason,
        @Nullable Duration wish) {

    private static final int GONE = 410;

    static Outcome of(Egress.Reply reply, Instant wallTime) {
        int status = reply.status();
        if (status >= 200 && status < 300) return new Outcome(status, null, null);
        String reason =
                switch (status / 100) {
                    case 3 -> "answered " + status + ": redirects are not followed";
                    default -> "answered " + status;
                };
        return new Outcome(status, reason, RetryAfter.of(reply.retryAfter(), wallTime));
    }

    /** In words that tell whoever runs the endpoint what to look at, and nothing of our side. */
    static Outcome of(Throwable failure) {
        String reason;
        if (failure instanceof EgressRefused) reason = "not sent: " + failure.getMessage();
        else if (failure instanceof TimeoutException) reason = "no answer within 15 seconds";
        else if (failure instanceof UnknownHostException) reason = "the host is not known";
        else if (failure instanceof SSLException) reason = "no trusted TLS connection";
        else if (failure instanceof SecretUnreadable) reason = "not sent: the secret cannot be read, rotate it";
        else if (failure instanceof ConnectException) reason = "no connection";
        else reason = "the connection broke off";
        return new Outcome(null, reason, null);
    }

    /** For who counts: delivered, failed with another attempt to come, or dead. */
    String word(boolean again) {
        return isDelivered() ? "delivered" : again ? "failed" : "dead";
    }

    boolean isDelivered() {
        return reason == null;
    }

    /** The receiver does not want to hear of us again. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
