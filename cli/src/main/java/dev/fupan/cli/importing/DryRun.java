package dev.fupan.cli.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.fupan.cli.sending.Receipt;
import java.io.PrintWriter;
import java.util.List;

/** Shows the first events instead of sending any. */
final class DryRun implements Outlet {

    private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final PrintWriter out;
    private int toShow;

    DryRun(PrintWriter out, int toShow) {
        this.out = out;
        this.toShow = toShow;
    }

    @Override
    public Receipt send(List<MappedEvent> batch) {
        for (MappedEvent event : batch) {
            if (toShow == 0) {
                break;
            }
            toShow--;
            try {
                out.println(PRETTY.writeValueAsString(event.json()));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("a tree of nodes is JSON", impossible);
            }
        }
        return new Receipt(batch.size(), List.of(), 0);
    }
}
