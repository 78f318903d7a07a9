package dev.fupan.metrics.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sorts things into periods and groups and measures each group and the whole.
 *
 * @param day the local day on which a thing counts; null counts whatever the period, as open deals do
 * @param dimension the value of a thing in a dimension
 */
record Tally<T>(
        Selection selection,
        Function<LocalDate, String> periodName,
        Function<T, @Nullable LocalDate> day,
        BiFunction<T, String, String> dimension) {

    private record Key(@Nullable String period, List<String> values) {
        static final Comparator<Key> ORDER = Comparator.comparing(
                        Key::period, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(Key::values, Tally::compareValues);
    }

    Answer answer(Collection<T> things, List<String> by, Function<List<T>, Measures> measure) {
        List<T> selected = new ArrayList<>();
        Map<Key, List<T>> groups = new HashMap<>();
        for (T thing : things) {
            LocalDate on = day.apply(thing);
            if ((on == null || selection.contains(on)) && letsIn(thing)) {
                selected.add(thing);
                String period = on == null || selection.grain() == null ? null : periodName.apply(on);
                if (period != null || !by.isEmpty()) {
                    groups.computeIfAbsent(new Key(period, values(thing, by)), key -> new ArrayList<>())
                            .add(thing);
                }
            }
        }
        List<Answer.Row> rows = new ArrayList<>(groups.size());
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Key.ORDER))
                .forEach(group -> rows.add(new Answer.Row(
                        group.getKey().period(), group.getKey().values(), measure.apply(group.getValue()))));
        return new Answer(measure.apply(selected), by, rows);
    }

    /** The things of the period that the filters let in. */
    List<T> selected(Collection<T> things) {
        List<T> selected = new ArrayList<>();
        for (T thing : things) {
            LocalDate on = day.apply(thing);
            if ((on == null || selection.contains(on)) && letsIn(thing)) {
                selected.add(thing);
            }
        }
        return selected;
    }

    private boolean letsIn(T thing) {
        for (String name : selection.filters().keySet()) {
            if (!selection.lets(name, dimension.apply(thing, name))) {
                return false;
            }
        }
        return true;
    }

    private List<String> values(T thing, List<String> by) {
        List<String> values = new ArrayList<>(by.size());
        for (String name : by) {
            values.add(dimension.apply(thing, name));
        }
        return values;
    }

    static int compareValues(List<String> left, List<String> right) {
        for (int i = 0; i < left.size(); i++) {
            int byValue = left.get(i).compareTo(right.get(i));
            if (byValue != 0) {
                return byValue;
            }
        }
        return 0;
    }
}
