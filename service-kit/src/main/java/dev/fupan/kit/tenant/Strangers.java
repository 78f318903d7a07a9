package dev.fupan.kit.tenant;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.quota.Allowance;
import dev.fupan.kit.quota.Buckets;
import dev.fupan.kit.quota.Quota;
import dev.fupan.kit.quota.Refusals;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often one address may be wrong about who it is.
 *
 * <p>Only wrong credentials are counted and refused, right ones pass from the same address even then: a whole office
 * may stand behind it, and one program with a revoked key must not lock it out. There is nothing to guess in 256
 * random bits or a signature; what this saves is work, and it tells the program with the revoked key to wait.
 */
@ApplicationScoped
public class Strangers {

    private static final int NETWORK_BYTES = 8;

    private final Buckets<String> addresses;
    private final Refusals refusals;

    @Inject
    Strangers(
            Refusals refusals,
            @ConfigProperty(name = "fupan.limits.failed-sign-ins-per-second", defaultValue = "10") long perSecond,
            @ConfigProperty(name = "fupan.limits.failed-sign-ins-burst", defaultValue = "1000") long burst) {
        this(refusals, perSecond, burst, TimeMeter.SYSTEM_NANOTIME);
    }

    /** With a time of its own, for tests. */
    public Strangers(Refusals refusals, long perSecond, long burst, TimeMeter time) {
        this.refusals = refusals;
        this.addresses = new Buckets<>(new Quota("failed-sign-ins", "failed sign-ins", perSecond, burst), time);
    }

    /** Counts what was refused; instead of that answer comes a 429 when this address was refused too often. */
    public Problem instead(Problem refusal, HttpServerRequest request) {
        if (refusal.type().status() != 401) return refusal;
        Problem tooMany = refusal(request);
        return tooMany == null ? refusal : tooMany;
    }

    /** Counts one credential that proved nobody; the problem if this address had too many of them, else null. */
    @Nullable
    Problem refusal(HttpServerRequest request) {
        String host = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        Allowance allowance = new Allowance(List.of(addresses.of(network(host))), refusals);
        Problem refusal = allowance.refusal();
        if (refusal == null) allowance.charge(1);
        return refusal;
    }

    /** Whoever has one address of version 6 has the whole network of 64 bits. */
    static String network(String host) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null || bytes.length == 4) return host;
        return java.util.HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
    }
}
