package dev.fupan.actions.egress;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides where a connection may go: to public addresses by https, and wherever {@code fupan.egress.allow} says.
 *
 * <p>A name is looked up once, all its addresses must be allowed, and the one that comes back is the one to connect
 * to: a name that means something else a moment later gains nothing.
 */
@ApplicationScoped
public class EgressGuard {

    private static final String NOT_PUBLIC = "the address of the host is not a public one";
    private static final String NOT_SECRET = "only https is taken, but for addresses that fupan.egress.allow names";

    private final NameLookup names;
    private final List<AddressRange> allowed;

    EgressGuard(NameLookup names, @ConfigProperty(name = "fupan.egress.allow") Optional<List<String>> allowed) {
        this.names = names;
        this.allowed = allowed.orElse(List.of()).stream()
                .map(String::strip)
                .map(AddressRange::of)
                .toList();
    }

    /** The address to connect to; fails with {@link EgressRefused}, or because the host is not known. */
    public Uni<InetAddress> admit(URI target) {
        return names.addresses(host(target)).map(addresses -> chosen(target, addresses));
    }

    private InetAddress chosen(URI target, List<InetAddress> addresses) {
        boolean plain = target.getScheme().equals("http");
        for (InetAddress address : addresses) {
            if (isExcepted(address)) continue;
            if (!PublicAddresses.contains(address)) throw new EgressRefused(NOT_PUBLIC);
            if (plain) throw new EgressRefused(NOT_SECRET);
        }
        return addresses.get(0);
    }

    private boolean isExcepted(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    /** Without the brackets that an IPv6 address wears in a URL. */
    static String host(URI target) {
        String host = target.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
