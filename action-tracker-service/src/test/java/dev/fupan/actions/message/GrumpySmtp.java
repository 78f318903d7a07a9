package dev.fupan.actions.message;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that knows nobody called gone, and is too busy for busy two times. */
public class GrumpySmtp implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Integer> REFUSED = new ConcurrentHashMap<>();
    private static final List<String> TAKEN = new CopyOnWriteArrayList<>();

    private ServerSocket server;

    /** Lines of the mails that it has taken. */
    static List<String> taken() {
        return List.copyOf(TAKEN);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::listen);
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(server.getLocalPort()),
                "quarkus.mailer.mock", "false");
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket client = server.accept();
                daemon(() -> talk(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 grumpy");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) say(client, rcpt(line));
                else if (line.equals("DATA")) {
                    say(client, "354 go on");
                    for (String data = in.readLine(); !data.equals("."); data = in.readLine()) TAKEN.add(data);
                    say(client, "250 taken");
                } else say(client, line.startsWith("QUIT") ? "221 bye" : "250 fine");
            }
        } catch (IOException away) {
            // it is the client's affair
        }
    }

    private static String rcpt(String line) {
        if (line.contains("<gone@")) return "550 nobody of that name";
        boolean busy = line.contains("<busy@") && REFUSED.merge(line, 1, Integer::sum) <= 2;
        return busy ? "451 too busy" : "250 fine";
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "grumpy");
        thread.setDaemon(true);
        thread.start();
    }
}
