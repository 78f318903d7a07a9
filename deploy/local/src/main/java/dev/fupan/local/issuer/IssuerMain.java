package dev.fupan.local.issuer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Runs an issuer until it is told to end. Arguments: its port, its folder. */
public final class IssuerMain {

    private IssuerMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        for (ServiceClient client : ServiceClient.ALL) {
            client.secret(folder);
        }
        try (IssuerServer server = IssuerServer.start(Integer.parseInt(arguments[0]), folder, Clock.systemUTC())) {
            System.out.println("issuer " + server.tokens().issuer());
            new CountDownLatch(1).await();
        }
    }
}
