package dev.fupan.actions.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the open internet.
 *
 * <p>IPv4: all but the special-purpose ranges. IPv6 the other way round: only global unicast, and of that nothing that
 * carries an IPv4 address in itself, behind which a private one could hide.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special-purpose registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special-purpose registry</a>
 */
final class PublicAddresses {

    private static final List<AddressRange> CLOSED_V4 = ranges(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT, and a cloud's metadata
            "127.0.0.0/8",
            "168.63.129.16/32", // a cloud's host, on a public address
            "169.254.0.0/16", // link-local, and most clouds' metadata
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");
    private static final List<AddressRange> CLOSED_V6 = ranges(
            "2001::/23", // protocol assignments; Teredo carries IPv4
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4 carries IPv4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = AddressRange.plain(address);
        if (bytes.length == 4) return CLOSED_V4.stream().noneMatch(range -> range.contains(address));
        return GLOBAL_V6.contains(address)
                && CLOSED_V6.stream().noneMatch(range -> range.contains(address))
                && !isIsatap(bytes);
    }

    // An interface identifier of ISATAP carries IPv4 under any prefix.
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
