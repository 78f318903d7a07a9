package dev.fupan.cli.importing;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header line. Cells are trimmed; an empty cell is no cell. */
final class CsvRows implements Rows {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final CSVParser parser;
    private final List<String> header;
    private final Iterator<CSVRecord> records;
    private long number;

    CsvRows(InputStream bytes, Charset charset, char delimiter) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        this.parser = CSVParser.builder()
                .setReader(withoutMark(new InputStreamReader(bytes, charset)))
                .setFormat(format)
                .get();
        this.header = parser.getHeaderNames();
        if (header.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "The file is empty: its first line must name the columns.");
        }
        this.records = parser.iterator();
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        BufferedReader buffered = new BufferedReader(reader, 1 << 16);
        buffered.mark(1);
        if (buffered.read() != BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    List<String> header() {
        return header;
    }

    @Override
    public Optional<Row> next() throws IOException, RowFault {
        long line = parser.getCurrentLineNumber() + 1;
        CSVRecord row;
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            row = records.next();
        } catch (UncheckedIOException broken) {
            // the parser cannot find the end of a row whose quotes do not close, so nothing behind it is readable
            throw new Refusal(
                    ExitCode.USAGE,
                    "Line " + line + " is not CSV: " + broken.getCause().getMessage());
        }
        number++;
        if (row.size() != header.size()) {
            throw new RowFault("", "has %d cells, the header %d".formatted(row.size(), header.size()), number, line);
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                cells.put(header.get(i), row.get(i));
            }
        }
        return Optional.of(new Row(number, line, cells));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
