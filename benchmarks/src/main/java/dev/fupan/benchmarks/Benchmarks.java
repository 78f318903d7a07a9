package dev.fupan.benchmarks;

import dev.fupan.benchmarks.feed.FeedRounds;
import dev.fupan.benchmarks.intake.IntakeRounds;
import dev.fupan.benchmarks.machine.Machine;
import dev.fupan.benchmarks.machine.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Runs the measurements that were asked for and keeps their table: the Java half of {@code benchmarks/run}. */
public final class Benchmarks {

    private static final int WRONG_OPTIONS = 2;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Path root =
                Path.of(System.getProperty("fupan.root", "")).toAbsolutePath().normalize();
        Options options;
        try {
            options = Options.parse(root, arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; --help says what there is");
            System.exit(WRONG_OPTIONS);
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String report = "# Measured on " + LocalDate.ofInstant(now, ZoneOffset.UTC) + "\n\n" + Machine.description()
                + measure(options, now) + Machine.load("At the end") + "\n";
        System.out.println(report);
        if (options.keep()) {
            Path results = Files.createDirectories(root.resolve("benchmarks/results"));
            Files.writeString(results.resolve(LocalDate.ofInstant(now, ZoneOffset.UTC) + ".md"), report);
        }
    }

    private static String measure(Options options, Instant now) throws Exception {
        Path work = options.root().resolve("benchmarks/target/work");
        StringBuilder report = new StringBuilder();
        try (Stack stack = Stack.start(work, options.root(), options.heap(), options.flags())) {
            if (options.feed()) {
                report.append("\n## Feed\n\n")
                        .append(new FeedRounds(stack, options.warmUp(), options.events(), options.rounds(), now).run());
            }
            if (options.intake()) {
                report.append("\n## Intake\n\n")
                        .append(new IntakeRounds(stack, options.seconds(), options.rounds(), now).run());
            }
        }
        return report.append('\n').toString();
    }
}
