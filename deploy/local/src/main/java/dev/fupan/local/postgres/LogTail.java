package dev.fupan.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a log that says why a program has ended. */
final class LogTail {

    private static final Pattern SEVERE = Pattern.compile("(?:PANIC|FATAL|error):(.*)");

    private LogTail() {}

    static String of(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !l.isBlank())
                .toList();
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 20); i--) {
            Matcher severe = SEVERE.matcher(lines.get(i));
            if (severe.find()) {
                return severe.group(1).strip();
            }
        }
        return lines.isEmpty() ? "no message" : lines.get(lines.size() - 1).strip();
    }
}
