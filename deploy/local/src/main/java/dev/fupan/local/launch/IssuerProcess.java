package dev.fupan.local.launch;

import dev.fupan.local.issuer.IssuerMain;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The issuer of sign-ins in a JVM of its own. */
record IssuerProcess(DataFolder data, JavaChild java, PortPlan ports, Path folder) implements Program {

    private static final String LOG = "issuer";

    @Override
    public String name() {
        return "issuer of sign-ins";
    }

    @Override
    public String place() {
        return "http://localhost:" + ports.issuer();
    }

    @Override
    public Path log() throws IOException {
        return data.log(LOG);
    }

    @Override
    public Process start() throws IOException {
        return java.start(
                LOG,
                "48m",
                System.getProperty("java.class.path"),
                List.of(IssuerMain.class.getName(), Integer.toString(ports.issuer()), folder.toString()),
                Map.of());
    }

    @Override
    public boolean isReady() {
        return Ports.answers(ports.issuer());
    }
}
