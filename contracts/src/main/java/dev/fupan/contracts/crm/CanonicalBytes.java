package dev.fupan.contracts.crm;

import java.util.Arrays;

/** A growing run of bytes, reused; texts bear their length so that no two values run together. */
final class CanonicalBytes {

    private static final int FIRST_SIZE = 1024;
    /** One huge event must not keep its buffer for the life of the thread. */
    private static final int KEPT_SIZE = 64 * 1024;

    private byte[] array = new byte[FIRST_SIZE];
    private int length;

    void clear() {
        length = 0;
        if (array.length > KEPT_SIZE) {
            array = new byte[FIRST_SIZE];
        }
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    /** Forgets what was written from there on. */
    void cutBackTo(int position) {
        length = position;
    }

    void put(int value) {
        room(1);
        array[length++] = (byte) value;
    }

    void putInt(int value) {
        room(Integer.BYTES);
        setInt(length, value);
        length += Integer.BYTES;
    }

    void putLong(long value) {
        putInt((int) (value >>> Integer.SIZE));
        putInt((int) value);
    }

    void put(byte[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, array, length, count);
        length += count;
    }

    void text(String text) {
        int lengthAt = beginText(text.length());
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
        endText(lengthAt);
    }

    void text(char[] chars, int offset, int count) {
        int lengthAt = beginText(count);
        for (int i = offset; i < offset + count; i++) {
            append(chars[i]);
        }
        endText(lengthAt);
    }

    private int beginText(int chars) {
        int lengthAt = length;
        room(Integer.BYTES + 3 * chars);
        length += Integer.BYTES;
        return lengthAt;
    }

    private void endText(int lengthAt) {
        setInt(lengthAt, length - lengthAt - Integer.BYTES);
    }

    /** Each char by itself, surrogates too: a lone one keeps its value instead of becoming a question mark. */
    private void append(char c) {
        if (c < 0x80) {
            array[length++] = (byte) c;
        } else if (c < 0x800) {
            array[length++] = (byte) (0xC0 | c >> 6);
            array[length++] = (byte) (0x80 | c & 0x3F);
        } else {
            array[length++] = (byte) (0xE0 | c >> 12);
            array[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            array[length++] = (byte) (0x80 | c & 0x3F);
        }
    }

    private void setInt(int at, int value) {
        array[at] = (byte) (value >>> 24);
        array[at + 1] = (byte) (value >>> 16);
        array[at + 2] = (byte) (value >>> 8);
        array[at + 3] = (byte) value;
    }

    private void room(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }
}
