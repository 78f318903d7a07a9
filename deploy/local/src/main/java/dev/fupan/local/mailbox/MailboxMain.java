package dev.fupan.local.mailbox;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs a mailbox until it is told to end. Arguments: its port for SMTP, its port for HTTP. */
public final class MailboxMain {

    private MailboxMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Mailbox mailbox = Mailbox.start(Integer.parseInt(arguments[0]), Clock.systemUTC());
                MailboxServer server = MailboxServer.start(Integer.parseInt(arguments[1]), mailbox)) {
            System.out.println("mailbox smtp=" + mailbox.port() + " http=" + server.port());
            new CountDownLatch(1).await();
        }
    }
}
