package dev.fupan.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure, and how long.
 *
 * @param warmUp records that both feeds apply before their clock runs
 * @param events records in the log after them
 * @param seconds length of one intake measurement
 * @param flags further options for the JVM of our services
 */
record Options(
        Path root,
        boolean feed,
        boolean intake,
        int warmUp,
        int events,
        int rounds,
        int seconds,
        String heap,
        List<String> flags,
        boolean keep) {

    static Options parse(Path root, String[] arguments) {
        Options options = new Options(root, true, true, 100_000, 600_000, 3, 10, "256m", List.of(), true);
        for (int i = 0; i < arguments.length; i++) {
            options = switch (arguments[i]) {
                case "all" -> options.of(true, true);
                case "feed" -> options.of(true, false);
                case "intake" -> options.of(false, true);
                case "--events" ->
                    options.sized(options.warmUp, number(arguments, ++i), options.rounds, options.seconds);
                case "--warm-up" ->
                    options.sized(whole(arguments, ++i, 0), options.events, options.rounds, options.seconds);
                case "--rounds" ->
                    options.sized(options.warmUp, options.events, number(arguments, ++i), options.seconds);
                case "--seconds" ->
                    options.sized(options.warmUp, options.events, options.rounds, number(arguments, ++i));
                case "--heap" -> options.run(value(arguments, ++i), options.flags, options.keep);
                case "--flags" ->
                    options.run(
                            options.heap, Arrays.asList(value(arguments, ++i).split(" +")), options.keep);
                case "--no-result" -> options.run(options.heap, options.flags, false);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            };
        }
        return options;
    }

    private Options of(boolean measureFeed, boolean measureIntake) {
        return new Options(root, measureFeed, measureIntake, warmUp, events, rounds, seconds, heap, flags, keep);
    }

    private Options sized(int newWarmUp, int newEvents, int newRounds, int newSeconds) {
        return new Options(root, feed, intake, newWarmUp, newEvents, newRounds, newSeconds, heap, flags, keep);
    }

    private Options run(String newHeap, List<String> newFlags, boolean newKeep) {
        return new Options(root, feed, intake, warmUp, events, rounds, seconds, newHeap, newFlags, newKeep);
    }

    private static int number(String[] arguments, int index) {
        return whole(arguments, index, 1);
    }

    private static int whole(String[] arguments, int index, int least) {
        int number = Integer.parseInt(value(arguments, index));
        if (number < least) {
            throw new IllegalArgumentException(arguments[index - 1] + " is at least " + least + ", not " + number);
        }
        return number;
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }
}
