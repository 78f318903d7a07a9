package dev.fupan.cli.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One JSON object per line. Objects inside are reached as {@code outer.inner}; decimals stay exact. */
final class NdjsonRows implements Rows {

    private static final ObjectReader OBJECT = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {});

    private final BufferedReader lines;
    private long line;
    private long number;

    NdjsonRows(InputStream bytes, Charset charset) {
        this.lines = new BufferedReader(new InputStreamReader(bytes, charset), 1 << 16);
    }

    @Override
    public Optional<Row> next() throws IOException, RowFault {
        String text;
        do {
            text = lines.readLine();
            if (text == null) {
                return Optional.empty();
            }
            line++;
        } while (text.isBlank());
        number++;
        try {
            Map<String, Object> cells = OBJECT.readValue(text);
            cells.values().removeIf(value -> value == null || "".equals(value));
            return Optional.of(new Row(number, line, cells));
        } catch (JsonProcessingException notAnObject) {
            throw new RowFault("", "is not a JSON object: " + notAnObject.getOriginalMessage(), number, line);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
