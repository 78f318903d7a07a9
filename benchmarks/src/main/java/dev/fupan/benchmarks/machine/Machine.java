package dev.fupan.benchmarks.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a reader of the results has to know about the machine, and nothing that names it. */
public final class Machine {

    private Machine() {}

    public static String description() {
        return "%d cores, %s, %s on %s, JDK %s. %s\n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        System.getProperty("os.arch"),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"),
                        load("At the beginning"));
    }

    /** How busy others keep the machine; more than a fraction before we start means noise. */
    public static String load(String when) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return "%s the load average of the last minute was %.1f.".formatted(when, load);
    }

    private static String memory() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0 / 1024.0) + " GiB")
                    .findFirst()
                    .orElse("memory unknown");
        } catch (IOException notLinux) {
            return "memory unknown";
        }
    }
}
