package dev.fupan.review.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Draws in numbers: a tier of a funnel, a bar of how much of a target was reached. */
final class Pictures {

    static final int WIDTH = 200;
    static final int HEIGHT = 24;

    private static final String GROUND = "#e6ebf2";
    private static final String PLAIN = "#2f6db5";
    private static final String LOW = "#c8553d";

    private Pictures() {}

    /** One tier, as wide as it holds, narrowing to the next one. */
    static List<Paper.Shape> tier(long first, long here, long next, boolean low) {
        int top = width(here, first);
        int bottom = Math.min(top, width(next, first));
        int middle = WIDTH / 2;
        return List.of(new Paper.Shape(
                low ? LOW : PLAIN,
                List.of(
                        middle - top / 2,
                        1,
                        middle + top / 2,
                        1,
                        middle + bottom / 2,
                        HEIGHT - 1,
                        middle - bottom / 2,
                        HEIGHT - 1)));
    }

    /** A bar of the share reached, cut at one and a half times the target; the mark is the target. */
    static List<Paper.Shape> bar(BigDecimal share) {
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
        return shapes;
    }

    private static Paper.Shape box(String colour, int left, int right, int top, int bottom) {
        return new Paper.Shape(colour, List.of(left, top, right, top, right, bottom, left, bottom));
    }

    private static int width(long count, long of) {
        if (of <= 0) return 2;
        return (int) Math.max(2, Math.min(WIDTH, count * WIDTH / of));
    }
}
