package dev.fupan.kit.quota;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that limits one caller in one kind of use: a share of each quota that applies.
 *
 * <p>The fields are those of draft-ietf-httpapi-ratelimit-headers-11. A client far from any limit is not bothered with
 * them: they cost at each answer.
 */
public final class Allowance {

    private static final String LIMIT = "ratelimit";
    private static final String POLICY = "ratelimit-policy";

    private final List<Share> shares;
    private final Refusals refusals;

    public Allowance(List<Share> shares, Refusals refusals) {
        this.shares = List.copyOf(shares);
        this.refusals = refusals;
    }

    public boolean isSpent() {
        for (Share share : shares) if (share.isSpent()) return true;
        return false;
    }

    /** Takes so much of each quota, into debt if need be. */
    public void charge(long units) {
        for (Share share : shares) share.charge(units);
    }

    /** The 429 of a caller who has used up one of them, which counts; null while something of each is left. */
    public @Nullable Problem refusal() {
        return isSpent() ? tooMany() : null;
    }

    /** Says on an answer how much is left, once that is less than half. */
    public void tell(HttpServerResponse response) {
        for (Share share : shares) {
            if (!share.isRunningLow()) continue;
            response.putHeader(LIMIT, limits()).putHeader(POLICY, policies());
            return;
        }
    }

    private Problem tooMany() {
        List<Share> spent = shares.stream().filter(Share::isSpent).toList();
        refusals.count(spent.stream().map(Share::quota).toList());
        int wait = spent.stream().mapToInt(Share::secondsToWait).max().orElse(1);
        String rates = spent.stream()
                .map(share -> share.quota().perSecond() + " " + share.quota().unit() + " per second")
                .distinct()
                .collect(Collectors.joining(" and "));
        return ProblemType.TOO_MANY
                .because("More was sent than is taken on average: " + rates + ". Nothing of this request was taken;"
                        + " send it again after " + wait + " s.")
                .with(
                        "violated-policies",
                        spent.stream().map(share -> share.quota().name()).toList())
                .retryAfter(wait)
                .field(LIMIT, limits())
                .field(POLICY, policies());
    }

    private String limits() {
        return shares.stream().map(Share::limit).collect(Collectors.joining(", "));
    }

    private String policies() {
        return shares.stream().map(share -> share.quota().policy()).collect(Collectors.joining(", "));
    }
}
