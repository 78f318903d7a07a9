package dev.fupan.actions.egress;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Turns a host, a name or an address in writing, into addresses; tests put a name server of their own here. */
public interface NameLookup {

    /** Fails with {@code UnknownHostException} when there are none. */
    Uni<List<InetAddress>> addresses(String host);
}
