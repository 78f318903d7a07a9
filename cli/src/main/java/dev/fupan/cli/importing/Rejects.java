package dev.fupan.cli.importing;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The report of what was refused and why, as a CSV file; without one, the first few on the terminal.
 *
 * <p>A resumed import adds to the report: what the earlier part refused is still refused.
 */
final class Rejects implements Closeable {

    private static final int SHOWN = 10;
    private static final String[] HEADER = {"file", "line", "type", "id", "field", "reason"};

    private final @Nullable CSVPrinter file;
    private final PrintWriter terminal;
    private long count;

    private Rejects(@Nullable CSVPrinter file, PrintWriter terminal) {
        this.file = file;
        this.terminal = terminal;
    }

    static Rejects onTerminal(PrintWriter terminal) {
        return new Rejects(null, terminal);
    }

    static Rejects to(Path report, boolean append, PrintWriter terminal) {
        boolean goesOn = append && Files.exists(report);
        try {
            BufferedWriter writer = Files.newBufferedWriter(
                    report,
                    StandardOpenOption.CREATE,
                    goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
            CSVFormat format =
                    CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
            CSVPrinter printer = new CSVPrinter(writer, format);
            if (!goesOn) {
                printer.printRecord((Object[]) HEADER);
            }
            return new Rejects(printer, terminal);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void add(Path input, long line, String type, String id, String field, String reason) {
        count++;
        if (file == null) {
            if (count <= SHOWN) {
                terminal.printf(
                        "rejected: %s line %d %s %s %s %s%n", input.getFileName(), line, type, id, field, reason);
            }
            if (count == SHOWN + 1) {
                terminal.println("More follow; --rejects FILE keeps them all.");
            }
            return;
        }
        try {
            file.printRecord(input.getFileName(), line, type, id, field, reason);
            file.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
