package dev.fupan.local.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts JVMs of the kind that runs this one, marked as ours, each with a log in the data folder. */
record JavaChild(DataFolder data, Orphans orphans) {

    Process start(String name, String heap, String classPath, List<String> arguments, Map<String, String> environment)
            throws IOException {
        return start(name, heap, List.of("-Xshare:auto"), classPath, arguments, environment);
    }

    /** @param sharing how the JVM comes to classes that an earlier one has loaded */
    Process start(
            String name,
            String heap,
            List<String> sharing,
            String classPath,
            List<String> arguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // first of all: the system shows only the beginning of a long command line
        command.add(orphans.mark());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(sharing);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.log(name).toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", classPath);
        return builder.start();
    }
}
