package dev.fupan.cli.importing;

import dev.fupan.cli.checking.EventCheck;
import dev.fupan.cli.sending.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files through a mapping into an outlet, batch by batch.
 *
 * <p>A batch ends at the end of a row, and the position moves only after its receipt: what a crash repeats are whole
 * rows with the ids they had.
 */
final class ImportRun {

    private final Mapping mapping;
    private final Outlet outlet;
    private final Position position;
    private final Rejects rejects;
    private final Progress progress;
    private final InstantSource clock;
    private final int batchSize;
    private final Tally tally = new Tally();

    ImportRun(
            Mapping mapping,
            Outlet outlet,
            Position position,
            Rejects rejects,
            Progress progress,
            InstantSource clock,
            int batchSize) {
        this.mapping = mapping;
        this.outlet = outlet;
        this.position = position;
        this.rejects = rejects;
        this.progress = progress;
        this.clock = clock;
        this.batchSize = batchSize;
    }

    Tally tally() {
        return tally;
    }

    void file(Path file) {
        SourceFile source = mapping.sourceFor(file);
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        Map<String, LookupTable> tables = mapping.tablesFor(source, folder);
        String name = String.valueOf(file.getFileName());
        try (CountedInput bytes = new CountedInput(Files.newInputStream(file));
                Rows rows = source.rows(bytes)) {
            ColumnCheck.columns(rows, source, tables);
            long size = Math.max(1, Files.size(file));
            long done = position.rows(file);
            long number = 0;
            List<MappedEvent> batch = new ArrayList<>();
            List<Reject> pendingRejects = new ArrayList<>();
            while (true) {
                try {
                    Optional<Row> row = rows.next();
                    if (row.isEmpty()) {
                        break;
                    }
                    number = row.get().number();
                    if (number > done) {
                        map(source.prepared(row.get(), tables), source, batch, pendingRejects);
                    }
                } catch (RowFault unreadable) {
                    number = unreadable.number();
                    if (number > done) {
                        tally.countRow();
                        pendingRejects.add(
                                new Reject(unreadable.line(), "", "", unreadable.field(), unreadable.reason()));
                    }
                }
                if (batch.size() >= batchSize || pendingRejects.size() >= batchSize) {
                    flush(file, batch, pendingRejects, number);
                    progress.at(name, (double) bytes.count() / size, tally);
                }
            }
            tally.countSkipped(Math.min(done, number));
            flush(file, batch, pendingRejects, Math.max(number, done));
            progress.done(name, tally);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What will be written to the report once the batch around it is acknowledged. */
    private record Reject(long line, String type, String id, String field, String reason) {}

    private void map(Row row, SourceFile source, List<MappedEvent> batch, List<Reject> refused) {
        tally.countRow();
        try {
            for (MappedEvent event : source.map(row)) {
                tally.countMapped(event.type());
                List<EventCheck.Fault> faults = EventCheck.faults(event.json(), clock.instant());
                if (faults.isEmpty()) {
                    batch.add(event);
                }
                faults.forEach(
                        f -> refused.add(new Reject(row.line(), event.type(), event.id(), f.field(), f.reason())));
            }
        } catch (RowFault fault) {
            refused.add(new Reject(row.line(), "", "", fault.field(), fault.reason()));
        }
    }

    private void flush(Path file, List<MappedEvent> batch, List<Reject> refused, long rows) {
        Receipt receipt = batch.isEmpty() ? Receipt.EMPTY : outlet.send(batch);
        tally.countSent(receipt.accepted(), receipt.quarantined());
        for (Receipt.Rejected rejected : receipt.rejected()) {
            boolean known = rejected.index() >= 0 && rejected.index() < batch.size();
            long line = known ? batch.get(rejected.index()).row().line() : 0;
            String type = known ? batch.get(rejected.index()).type() : "";
            refused.add(new Reject(line, type, rejected.id(), rejected.field(), rejected.reason()));
        }
        for (Reject reject : refused) {
            tally.countRejected();
            rejects.add(file, reject.line, reject.type, reject.id, reject.field, reject.reason);
        }
        batch.clear();
        refused.clear();
        position.advance(file, rows);
    }
}
