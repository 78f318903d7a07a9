package dev.fupan.metrics.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing or given byte array with numbers of variable length (LEB128, signed ones zigzag). */
final class Bytes {
    private static final int LOW_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int GROUP = 7;

    private byte[] array;
    private int at;

    Bytes(int capacity) {
        this.array = new byte[capacity];
    }

    Bytes(byte[] given) {
        this.array = given;
    }

    void unsigned(long value) {
        room(10);
        long rest = value;
        while ((rest & ~LOW_BITS) != 0) {
            array[at++] = (byte) (rest & LOW_BITS | MORE);
            rest >>>= GROUP;
        }
        array[at++] = (byte) rest;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += GROUP) {
            byte next = array[at++];
            value |= (long) (next & LOW_BITS) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    void signed(long value) {
        unsigned(value << 1 ^ value >> 63);
    }

    long signed() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    void fixed(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            array[at++] = (byte) (value >>> shift);
        }
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | array[at++] & 0xff;
        }
        return value;
    }

    void bytes(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, array, at, to - from);
        at += to - from;
    }

    /** Where the next byte is read or written. */
    int position() {
        return at;
    }

    String text(int length) {
        String text = new String(array, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    byte[] toArray() {
        return Arrays.copyOf(array, at);
    }

    private void room(int needed) {
        if (array.length - at < needed) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, at + needed));
        }
    }
}
