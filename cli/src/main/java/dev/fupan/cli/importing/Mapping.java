package dev.fupan.cli.importing;

import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the files of an export become events.
 *
 * @param fingerprint digest of the mapping's text: a position belongs to one mapping
 */
record Mapping(String name, String fingerprint, List<LookupTable.Plan> tables, List<SourceFile> files) {

    SourceFile sourceFor(Path file) {
        return files.stream()
                .filter(source -> source.matches(file))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "The mapping %s knows no file named %s; it knows %s."
                                .formatted(
                                        name,
                                        file.getFileName(),
                                        files.stream().map(SourceFile::name).toList())));
    }

    /** The tables that a source joins, looked for beside the imported file. */
    Map<String, LookupTable> tablesFor(SourceFile source, Path folder) {
        Map<String, LookupTable> read = new HashMap<>();
        for (LookupTable.Plan plan : tables) {
            if (source.join().containsKey(plan.name())) {
                read.put(plan.name(), LookupTable.read(plan, folder));
            }
        }
        return read;
    }
}
