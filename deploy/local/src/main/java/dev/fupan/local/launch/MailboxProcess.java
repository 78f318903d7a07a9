package dev.fupan.local.launch;

import dev.fupan.local.mailbox.MailboxMain;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where all mails of the local installation end, so that they can be looked at and reach nobody. */
record MailboxProcess(DataFolder data, JavaChild java, PortPlan ports) implements Program {

    private static final String LOG = "mailbox";

    @Override
    public String name() {
        return LOG;
    }

    @Override
    public String place() {
        return "http://localhost:" + ports.mails();
    }

    @Override
    public Path log() throws IOException {
        return data.log(LOG);
    }

    @Override
    public Process start() throws IOException {
        return java.start(
                LOG,
                "64m",
                System.getProperty("java.class.path"),
                List.of(MailboxMain.class.getName(), Integer.toString(ports.smtp()), Integer.toString(ports.mails())),
                Map.of());
    }

    @Override
    public boolean isReady() {
        return Ports.answers(ports.smtp()) && Ports.answers(ports.mails());
    }
}
