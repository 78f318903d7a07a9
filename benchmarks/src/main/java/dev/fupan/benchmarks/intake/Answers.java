package dev.fupan.benchmarks.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The answers on one connection, told apart by the length that each announces. */
final class Answers {

    private static final int BIGGEST = 1 << 20;
    private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    final ByteBuffer bytes = ByteBuffer.allocate(BIGGEST);

    /** True when a whole answer has come, which is then taken away; only one request is under way at a time. */
    boolean complete() {
        int end = endOfHead();
        if (end < 0) {
            return false;
        }
        String head = new String(bytes.array(), 0, end, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 202")) {
            String all = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            throw new IllegalStateException("not accepted: " + all);
        }
        if (bytes.position() < end + length(head)) {
            return false;
        }
        bytes.clear();
        return true;
    }

    private int endOfHead() {
        int last = 0;
        for (int i = 0; i < bytes.position(); i++) {
            last = last << 8 | bytes.get(i);
            if (last == END_OF_HEAD) {
                return i + 1;
            }
        }
        return -1;
    }

    static int length(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:");
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + head);
        }
        int end = lower.indexOf('\r', at);
        return Integer.parseInt(
                lower.substring(at + "content-length:".length(), end).strip());
    }
}
