package dev.fupan.local.broker;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.nio.file.Path;

/** Runs a broker until it is told to end. Arguments: its folder, its port, its controller's port, whether to flush. */
public final class BrokerMain {

    private BrokerMain() {}

    // closed by the hook, when this process is asked to end
    @SuppressWarnings("resource")
    public static void main(String[] arguments) throws IOException, CannotStart {
        Broker broker = Broker.start(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Boolean.parseBoolean(arguments[3]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.awaitEnd();
    }
}
