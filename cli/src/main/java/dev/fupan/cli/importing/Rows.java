package dev.fupan.cli.importing;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of one file, one after the other, in constant memory. */
interface Rows extends Closeable {

    /**
     * The next row; empty at the end.
     *
     * @throws RowFault for a row that cannot be read; the next call goes on behind it
     */
    Optional<Row> next() throws IOException, RowFault;
}
