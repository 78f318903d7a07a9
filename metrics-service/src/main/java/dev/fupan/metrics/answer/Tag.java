package dev.fupan.metrics.answer;

import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.view.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The entity tag of an answer: equal tags mean that asking again would say the same. */
final class Tag {
    private static final int BYTES = 12;

    private Tag() {}

    /** @param release of the service: another one may answer in another form, or by other shipped tables */
    static String of(String release, Wanted wanted, String question, Envelope envelope, Instant evaluation) {
        String all = String.join(
                "\n",
                release,
                Catalogue.get().version(),
                HealthyRanges.shipped().version(),
                wanted.tenant(),
                wanted.form(),
                wanted.scope(),
                question,
                envelope.generation() + (envelope.rebuilding() ? " rebuilding" : ""),
                Long.toString(envelope.revision()),
                evaluation.toString());
        return '"' + HexFormat.of().formatHex(sha256(all), 0, BYTES) + '"';
    }

    /** Weak comparison, as RFC 9110 asks for If-None-Match. */
    static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String held : ifNoneMatch.split(",", -1)) {
            String strong = held.strip().startsWith("W/") ? held.strip().substring(2) : held.strip();
            if (strong.equals(tag) || strong.equals("*")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
