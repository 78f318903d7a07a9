package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The simulated company: a year of history at its first start, then events as they happen. */
record DemoCompany(DataFolder data, Path project, String ingestUrl, Path bootstrapKey, JavaChild java) implements Program {

    @Override
    public String name() {
        return "demo company";
    }

    @Override
    public String place() {
        return "workspace demo";
    }

    Path credentials() {
        return data.resolve("demo.key");
    }

    @Override
    public Process start() throws IOException, CannotStart {
        Path target = project.resolve("cli/target");
        if (!Files.exists(target.resolve("classes"))) {
            throw new CannotStart("The demo company is not built: run \"mvn -Dquick package\" in " + project
                    + ", or start with --no-demo.");
        }
        String classPath = target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*";
        List<String> arguments = List.of(
                "dev.fupan.cli.Fupan", "demo", "--ingest", ingestUrl,
                "--bootstrap-key-file", bootstrapKey.toString(), "--credentials", credentials().toString());
        return java.start("demo", "128m", classPath, arguments, Map.of());
    }

    /** From then on the numbers can be asked for, while the history may still be flowing in. */
    @Override
    public boolean isReady() {
        return Files.exists(credentials());
    }
}
