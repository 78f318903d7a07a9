package dev.fupan.teststack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The build that runs this test. */
final class Build {

    private Build() {}

    /** The outermost JVM above this one: Maven, or the development environment. Its end is the end of the build. */
    static ProcessHandle process() {
        ProcessHandle outermost = ProcessHandle.current();
        for (Optional<ProcessHandle> up = outermost.parent();
                up.isPresent();
                up = up.get().parent()) {
            if (Path.of(up.get().info().command().orElse("")).endsWith("java")) {
                outermost = up.get();
            }
        }
        return outermost;
    }

    /** Names the process for ever, while its number alone would be given away again. */
    static String name(ProcessHandle process) {
        return process.pid() + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The folder of the whole project. */
    static Path root() {
        String given = System.getProperty("fupan.root");
        if (given != null) {
            return Path.of(given);
        }
        for (@Nullable Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("deploy/local/pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run the tests inside of the project, or set the system property fupan.root");
    }
}
