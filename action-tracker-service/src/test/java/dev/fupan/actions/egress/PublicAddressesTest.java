package dev.fupan.actions.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever form a private address takes, it is none of the open internet's. */
class PublicAddressesTest {

    private static final byte[][] PRIVATE = {
        {0, 0, 0, 0, 8},
        {10, 0, 0, 0, 8},
        {100, 64, 0, 0, 10},
        {127, 0, 0, 0, 8},
        {(byte) 169, (byte) 254, 0, 0, 16},
        {(byte) 172, 16, 0, 0, 12},
        {(byte) 192, (byte) 168, 0, 0, 16},
        {(byte) 198, 18, 0, 0, 15},
        {(byte) 224, 0, 0, 0, 4},
        {(byte) 240, 0, 0, 0, 4}
    };

    @Property
    void noPrivateIpv4AddressIsPublicInAnyOfItsForms(@ForAll("privateAddresses") byte[] v4) {
        assertThat(PublicAddresses.contains(address(v4))).isFalse();
        assertThat(PublicAddresses.contains(address(embedded("::ffff:0:0", v4, 12))))
                .isFalse();
        assertThat(PublicAddresses.contains(address(embedded("::", v4, 12)))).isFalse();
        assertThat(PublicAddresses.contains(address(embedded("64:ff9b::", v4, 12))))
                .isFalse();
        assertThat(PublicAddresses.contains(address(embedded("64:ff9b:1::", v4, 12))))
                .isFalse();
        assertThat(PublicAddresses.contains(address(embedded("2002::1", v4, 2))))
                .isFalse();
        assertThat(PublicAddresses.contains(address(embedded("2001:0:1:2::", v4, 12))))
                .isFalse();
        assertThat(PublicAddresses.contains(address(embedded("2a00:1450::5efe:0:0", v4, 12))))
                .isFalse();
    }

    @Property
    void nothingOutsideGlobalUnicastIsPublic(@ForAll("ipv6") byte[] v6) {
        if ((v6[0] & 0xe0) == 0x20) return;
        assertThat(PublicAddresses.contains(address(v6))).isFalse();
    }

    @Property
    void theJavaPlatformsOwnNotionOfPrivateIsIncluded(@ForAll("any") byte[] bytes) {
        InetAddress address = address(bytes);
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress())
            assertThat(PublicAddresses.contains(address)).isFalse();
    }

    @Property
    void aRangeHasItsFirstAndItsLastAddressAndNotTheOneAfter(@ForAll("privateAddresses") byte[] v4) {
        AddressRange one = AddressRange.of(address(v4).getHostAddress() + "/32");
        assertThat(one.contains(address(v4))).isTrue();
        byte[] next =
                ByteBuffer.allocate(4).putInt(ByteBuffer.wrap(v4).getInt() + 1).array();
        assertThat(one.contains(address(next))).isFalse();
        assertThat(one.contains(address(embedded("::ffff:0:0", v4, 12)))).isTrue();
    }

    @Example
    void metadataServicesAreNot() {
        for (String one : new String[] {
            "169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fe80::a9fe:a9fe"
        }) assertThat(PublicAddresses.contains(named(one))).as(one).isFalse();
    }

    @Example
    void theOpenInternetIs() {
        for (String one : new String[] {
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.167.255.255",
            "192.169.0.0",
            "223.255.255.255",
            "2a00:1450:4001:82a::200e",
            "2606:4700::1111"
        }) assertThat(PublicAddresses.contains(named(one))).as(one).isTrue();
    }

    @Provide
    Arbitrary<byte[]> privateAddresses() {
        Arbitrary<byte[]> ranges = Arbitraries.of(PRIVATE);
        return ranges.flatMap(range -> Arbitraries.integers().map(rest -> {
            int bits = range[4];
            int mask = bits == 0 ? 0 : -1 << 32 - bits;
            int network = ByteBuffer.wrap(range, 0, 4).getInt();
            return ByteBuffer.allocate(4).putInt(network & mask | rest & ~mask).array();
        }));
    }

    @Provide
    Arbitrary<byte[]> ipv6() {
        return Arbitraries.bytes().array(byte[].class).ofSize(16);
    }

    @Provide
    Arbitrary<byte[]> any() {
        return Arbitraries.oneOf(ipv6(), Arbitraries.bytes().array(byte[].class).ofSize(4), privateAddresses());
    }

    private static byte[] embedded(String prefix, byte[] v4, int at) {
        byte[] bytes = v6(prefix);
        System.arraycopy(v4, 0, bytes, at, 4);
        return bytes;
    }

    private static byte[] v6(String text) {
        byte[] bytes = named(text).getAddress();
        if (bytes.length == 16) return bytes;
        // the platform has taken a mapped one for what it means
        byte[] mapped = new byte[16];
        Arrays.fill(mapped, 10, 12, (byte) -1);
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress named(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
