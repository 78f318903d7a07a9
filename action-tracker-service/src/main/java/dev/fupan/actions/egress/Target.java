package dev.fupan.actions.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Reads a URL that somebody has typed in. */
public final class Target {

    /** What is expected, for a refusal. */
    public static final String EXPECTED =
            "an absolute https URL of at most 2,000 characters, without user, password and fragment";

    public static final int MAX = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Target() {}

    /** Empty when it is none that anything could be sent to; where it may lead, {@link EgressGuard} decides. */
    public static Optional<URI> of(String text) {
        try {
            URI uri = new URI(text);
            boolean whole = text.length() <= MAX
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
            return whole ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
