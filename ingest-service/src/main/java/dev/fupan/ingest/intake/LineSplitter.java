package dev.fupan.ingest.intake;

import java.util.Arrays;

/** Cuts a stream of bytes into lines of bounded length; of a line that is longer only the fact is kept. */
final class LineSplitter {

    /** Gets each line; {@code text} is null when the line was too long. */
    interface Lines {
        void line(long index, byte @org.jspecify.annotations.Nullable [] text, int from, int to);
    }

    private final int max;
    private final Lines lines;
    private byte[] rest = new byte[1024];
    private int held;
    private boolean tooLong;
    private long index;

    LineSplitter(int max, Lines lines) {
        this.max = max;
        this.lines = lines;
    }

    void feed(byte[] bytes) {
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') continue;
            if (held == 0 && !tooLong && i - from <= max) {
                lines.line(index++, bytes, from, i);
            } else {
                keep(bytes, from, i);
                flush();
            }
            from = i + 1;
        }
        keep(bytes, from, bytes.length);
    }

    /** The last line needs no newline. */
    void end() {
        if (held > 0 || tooLong) flush();
    }

    long lines() {
        return index;
    }

    private void keep(byte[] bytes, int from, int to) {
        int length = to - from;
        if (tooLong || held + length > max) {
            tooLong = true;
            held = 0;
            return;
        }
        if (held + length > rest.length) rest = Arrays.copyOf(rest, Math.min(max, 2 * (held + length)));
        System.arraycopy(bytes, from, rest, held, length);
        held += length;
    }

    private void flush() {
        lines.line(index++, tooLong ? null : rest, 0, held);
        held = 0;
        tooLong = false;
    }
}
