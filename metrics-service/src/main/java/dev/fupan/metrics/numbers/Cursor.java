package dev.fupan.metrics.numbers;

import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list, after which the next page begins.
 *
 * <p>It is the place itself and no row number, so that what comes or goes meanwhile shifts nothing.
 */
record Cursor(long micros, String name) implements Comparable<Cursor> {
    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::micros).thenComparing(Cursor::name);
    static final int MOST = 200;
    private static final long USUAL = 50;

    /** One page and where the next one begins; null at the end. */
    record Page<T>(List<T> rows, @Nullable String next) {}

    static @Nullable Cursor of(Parameters parameters) {
        String text = parameters.text("cursor");
        if (text == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            return new Cursor(Long.parseLong(plain.substring(0, space)), plain.substring(space + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw Refusal.of("cursor", "A cursor is the 'next' of an earlier page, unchanged.");
        }
    }

    static int limit(Parameters parameters) {
        Long limit = parameters.number("limit", 1, MOST);
        return (int) (limit == null ? USUAL : limit);
    }

    static <T> Page<T> page(List<T> all, Function<T, Cursor> place, @Nullable Cursor after, int limit) {
        List<T> rows = new ArrayList<>(all);
        rows.sort(Comparator.comparing(place));
        rows.removeIf(row -> after != null && place.apply(row).compareTo(after) <= 0);
        boolean more = rows.size() > limit;
        List<T> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page<>(page, more ? place.apply(page.get(limit - 1)).text() : null);
    }

    private String text() {
        byte[] plain = (micros + " " + name).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
