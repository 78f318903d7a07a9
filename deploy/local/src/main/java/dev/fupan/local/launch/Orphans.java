package dev.fupan.local.launch;

import dev.fupan.local.process.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The JVMs that a killed launcher has left behind.
 *
 * <p>Every child carries the data folder on its command line, before anything long. The processes of the machine are
 * thus the only record of what runs: no file can be wrong or missing.
 */
record Orphans(Path data) {

    /** The argument by which a child is found again. */
    String mark() {
        return "-Dfupan.data=" + data;
    }

    boolean carriesMark(String commandLine) {
        // followed by a blank: a folder whose name goes on is another folder
        return (commandLine + " ").contains(mark() + " ");
    }

    List<ProcessHandle> find() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .filter(process -> carriesMark(process.info().commandLine().orElse("")))
                .toList();
    }

    /** Ends them and says how many there were. */
    int stop() throws InterruptedException {
        List<ProcessHandle> found = find();
        found.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : found) {
            Signals.awaitEnd(process, Duration.ofSeconds(15));
        }
        return found.size();
    }
}
