package dev.fupan.actions.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of IP addresses in CIDR notation, {@code 10.0.0.0/8}; a mapped IPv4 address counts as the IPv4 one. */
record AddressRange(byte[] network, int bits) {

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final int IPV4 = 4;

    AddressRange {
        if (bits < 0 || bits > network.length * 8) throw new IllegalArgumentException("no prefix length: " + bits);
        network = network.clone();
    }

    /** Reads {@code address/bits}, or a single address. */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // A name would be looked up here; only what is written as an address may pass.
        if (!address.matches("[0-9a-fA-F.:]+")) throw new IllegalArgumentException("no range of addresses: " + text);
        try {
            byte[] network = plain(InetAddress.getByName(address));
            return new AddressRange(
                    network, slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException wrong) {
            throw new IllegalArgumentException("no range of addresses: " + text, wrong);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = plain(address);
        if (bytes.length != network.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) return false;
        }
        return true;
    }

    /** The bytes of the address that is really meant. */
    static byte[] plain(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean mapped = bytes.length > IPV4 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return mapped ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length) : bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange that && bits == that.bits && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + bits;
    }
}
