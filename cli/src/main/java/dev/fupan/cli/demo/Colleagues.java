package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.sending.SignedIn;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The demo company's people at work: each signs in once, and they wait for what another service is about to hear. */
final class Colleagues {

    private static final int ATTEMPTS = 600;
    private static final int PAUSE_MILLIS = 100;

    private final Function<String, SignedIn> signIn;
    private final Map<String, SignedIn> signedIn = new HashMap<>();

    Colleagues(Function<String, SignedIn> signIn) {
        this.signIn = signIn;
    }

    SignedIn as(String person) {
        return signedIn.computeIfAbsent(person, signIn);
    }

    /** What was there in the end; whoever waited long enough goes on with that. */
    static JsonNode awaited(Supplier<JsonNode> question, Predicate<JsonNode> enough) {
        for (int attempt = 0; ; attempt++) {
            JsonNode answer = question.get();
            if (enough.test(answer) || attempt == ATTEMPTS) {
                return answer;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return answer;
            }
        }
    }
}
