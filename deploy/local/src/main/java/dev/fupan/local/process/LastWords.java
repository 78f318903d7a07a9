package dev.fupan.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a log that says why a program has ended, and what that asks of people. */
public record LastWords(String text) {

    private static final long READ_AT_MOST = 256 << 10;
    private static final int LINES = 30;
    private static final int LONGEST = 240;

    private static final Pattern SEVERE = Pattern.compile(
            "(?:\\b(?:PANIC|FATAL|SEVERE|ERROR)\\b:?|\\b[eE]rror:" + "|^Caused by:|^Exception in thread \\S+)(.*)");
    /** The rest of a stack trace, and the answer to whoever asks a server too early or too late. */
    private static final Pattern IRRELEVANT =
            Pattern.compile("^\\s+(?:at |\\.\\.\\. )|the database system is (?:starting up|shutting down)");

    private static final Pattern FULL_DISK =
            Pattern.compile("no space left|quota exceeded|disk is full", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNREADABLE = Pattern.compile(
            "corrupt|checksum|damaged|is missing|malformed|incompatible|valid checkpoint|invalid (?:page|magic|record)"
                    + "|not a valid data directory|No such file or directory|directory \\S+ does not exist"
                    + "|failed validation|inconsistent",
            Pattern.CASE_INSENSITIVE);

    /** How long a log is now, so that what an earlier start has written is not taken for the reason of the next. */
    public static long length(Path log) throws IOException {
        return Files.exists(log) ? Files.size(log) : 0;
    }

    /** What was written after a log had that length; all of it when the log was begun anew since. */
    public static LastWords of(Path log, long from) throws IOException {
        long length = length(log);
        if (length == 0) {
            return new LastWords("no message");
        }
        long start = Math.max(from <= length ? from : 0, length - READ_AT_MOST);
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(start);
            return in(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static LastWords in(String log) {
        List<String> lines = log.lines()
                .filter(line -> !line.isBlank() && !IRRELEVANT.matcher(line).find())
                .toList();
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - LINES); i--) {
            Matcher severe = SEVERE.matcher(lines.get(i));
            if (severe.find() && !severe.group(1).isBlank()) {
                return shortened(severe.group(1).strip());
            }
        }
        return lines.isEmpty()
                ? new LastWords("no message")
                : shortened(lines.get(lines.size() - 1).strip());
    }

    /** What to do, as the end of a sentence; deleting the data is advised only where the data cannot be read. */
    public String advice(Path log) {
        if (FULL_DISK.matcher(text).find()) {
            return "free some space on its disk";
        }
        String see = "see " + log;
        return UNREADABLE.matcher(text).find() ? see + ", or start anew with --fresh, which deletes the data" : see;
    }

    private static LastWords shortened(String text) {
        return new LastWords(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...");
    }
}
