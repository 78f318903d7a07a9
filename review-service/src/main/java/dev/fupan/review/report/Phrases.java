package dev.fupan.review.report;

import dev.fupan.contracts.action.Criterion;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in packs and plans as keys and codes, as people say it in one language. */
final class Phrases {

    private static final Pattern SPAN =
            Pattern.compile("P(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?)?");
    private static final String[] UNITS = {"month", "week", "day", "hour", "minute"};
    private static final Map<String, String> COMPARATORS = Map.of(">=", "ge", ">", "gt", "<=", "le", "<", "lt");

    private final Wording words;
    private final Figures figures;

    Phrases(Wording words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    /** {@code Intent rate (M-12) of channel ads at least 10 % after 3 days}. */
    String criterion(Criterion criterion) {
        String unit = criterion.unit();
        String said = words.fill(
                criterion.mode().equals("evidence") ? "criterion.evidence" : "criterion.point",
                narrowed(metric(criterion.metric()), criterion.filter()),
                words.value("comparator", COMPARATORS.getOrDefault(criterion.comparator(), criterion.comparator())),
                figures.withUnit(criterion.threshold().toPlainString(), unit),
                span(criterion.window()),
                criterion.horizon() == null ? "" : span(criterion.horizon()));
        if (criterion.minimumSample() > 1) said += words.fill("criterion.sample", criterion.minimumSample());
        return said + words.value("otherwise", criterion.onFail(), "");
    }

    /** The metric's name and id; the id alone where this version has no name for it. */
    String metric(String id) {
        String name = words.value("metric", id);
        return name.equals(id) ? id : words.fill("named", name, id);
    }

    /** {@code team Sales, channel ads}. */
    String dimensions(Map<String, String> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(one -> words.value("dimension", one.getKey()) + " "
                                + (one.getKey().equals("step") ? words.value("step", one.getValue()) : one.getValue()))
                        .collect(Collectors.joining(words.say("comma")));
    }

    private String narrowed(String what, Map<String, String> filter) {
        return filter.isEmpty() ? what : words.fill("narrowed", what, dimensions(filter));
    }

    /** A number of a pack, {@code channels/M-12/ads}; the key itself where it is of no kind that is known here. */
    String number(String key) {
        String[] parts = key.split("/", 4);
        if (parts.length < 3) return key;
        String metric = metric(parts[1]);
        String rest = key.substring(parts[0].length() + parts[1].length() + 2);
        return switch (parts[0]) {
            case "performance" -> parts.length == 4 ? metric + words.say("comma") + parts[2] : metric;
            case "channels" -> narrowed(metric, Map.of("channel", rest));
            case "funnel" -> words.fill("number.step", metric, words.value("step", parts[2]));
            case "lossReasons" -> words.fill("number.reason", metric, rest);
            default -> key;
        };
    }

    String hint(Report.Hint hint) {
        return words.value("hint", hint.key(), hint.text());
    }

    /** {@code 3 days} of {@code P3D}; what is no such duration as it is. */
    String span(@Nullable String iso) {
        if (iso == null) return "";
        Matcher parts = SPAN.matcher(iso.toUpperCase(Locale.ROOT));
        if (!parts.matches()) return iso;
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < UNITS.length; i++) {
            String count = parts.group(i + 1);
            if (count == null || count.equals("0")) continue;
            if (said.length() > 0) said.append(' ');
            said.append(words.fill(count.equals("1") ? "span." + UNITS[i] : "spans." + UNITS[i], count));
        }
        return said.length() == 0 ? iso : said.toString();
    }
}
