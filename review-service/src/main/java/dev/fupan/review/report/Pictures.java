package dev.fupan.review.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Draws in numbers: a tier of a funnel, a bar of how much of a target was reached. */
final class Pictures {

    static final int WIDTH = 200;
    private static final int HEIGHT = 24;
    private static final int TALL = 44;

    private static final String GROUND = "#e6ebf2";
    private static final String PLAIN = "#2f6db5";
    private static final String LOW = "#c8553d";

    private Pictures() {}

    /** One tier, as wide as it holds, narrowing to the next one. */
    static Paper.Picture tier(long first, long here, long next, boolean low) {
        int top = width(here, first);
        int bottom = Math.min(top, width(next, first));
        int middle = WIDTH / 2;
        return new Paper.Picture(
                HEIGHT,
                List.of(new Paper.Shape(
                        low ? LOW : PLAIN,
                        List.of(
                                middle - top / 2,
                                1,
                                middle + top / 2,
                                1,
                                middle + bottom / 2,
                                HEIGHT - 1,
                                middle - bottom / 2,
                                HEIGHT - 1))));
    }

    /** A bar of the share reached, cut at one and a half times the target; the mark is the target. */
    static Paper.Picture bar(BigDecimal share) {
        int target = WIDTH * 2 / 3;
        int reached = share.max(BigDecimal.ZERO)
                .min(new BigDecimal("1.5"))
                .multiply(BigDecimal.valueOf(target))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        List<Paper.Shape> shapes = new ArrayList<>();
        shapes.add(box(GROUND, 0, WIDTH, 6, 18));
        shapes.add(box(share.compareTo(BigDecimal.ONE) < 0 ? LOW : PLAIN, 0, reached, 6, 18));
        shapes.add(box("#1d2733", target - 1, target + 1, 2, 22));
        return new Paper.Picture(HEIGHT, shapes);
    }

    /** A plain bar: this many of the most. */
    static Paper.Picture share(long here, long most) {
        return new Paper.Picture(HEIGHT, List.of(box(PLAIN, 0, width(here, most), 6, 18)));
    }

    /** A column for each value, the last in full colour; what is below nothing hangs below the line. */
    static Paper.Picture columns(List<BigDecimal> values) {
        BigDecimal top = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal bottom = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        BigDecimal span = top.subtract(bottom).max(new BigDecimal("0.000001"));
        int line = height(top, span);
        int step = WIDTH / values.size();
        int gap = Math.max(1, step / 6);
        List<Paper.Shape> shapes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int end = line - height(values.get(i), span);
            String colour = i == values.size() - 1 ? PLAIN : "#9fbfe4";
            shapes.add(box(
                    colour, i * step + gap, (i + 1) * step - gap, 2 + Math.min(line, end), 3 + Math.max(line, end)));
        }
        shapes.add(box("#8a97a8", 0, step * values.size(), 2 + line, 3 + line));
        return new Paper.Picture(TALL, shapes);
    }

    private static int height(BigDecimal value, BigDecimal span) {
        return value.multiply(BigDecimal.valueOf(TALL - 6))
                .divide(span, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    private static Paper.Shape box(String colour, int left, int right, int top, int bottom) {
        return new Paper.Shape(colour, List.of(left, top, right, top, right, bottom, left, bottom));
    }

    private static int width(long count, long of) {
        if (of <= 0) return 2;
        return (int) Math.max(2, Math.min(WIDTH, count * WIDTH / of));
    }
}
