package dev.fupan.teststack;

import static dev.fupan.teststack.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** One connection on which a test sends what no HTTP client would, as slowly as it likes. */
public final class RawClient implements AutoCloseable {

    private static final Duration OFTEN = Duration.ofMillis(100);

    private final Socket socket;
    private final StringBuilder received = new StringBuilder();
    private boolean closed;

    public RawClient(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(5);
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    /** What has come so far. */
    public String received() {
        return received.toString();
    }

    public void awaitReceived(String text) {
        await().until(() -> {
            read();
            return received.indexOf(text) >= 0;
        });
    }

    /** Sends that again and again until the other side has had enough. */
    public void trickleUntilClosed(String piece) {
        trickleUntilClosed(piece, OFTEN);
    }

    public void trickleUntilClosed(String piece, Duration pause) {
        await().pollInterval(pause).until(() -> {
            read();
            if (!closed) sendOrNotice(piece);
            return closed;
        });
    }

    /** Sends that again and again for so long; being closed meanwhile is a failure. */
    public void keepSending(String piece, Duration duration) {
        await().pollInterval(OFTEN).during(duration).until(() -> {
            read();
            if (!closed) sendOrNotice(piece);
            return !closed;
        });
    }

    private void sendOrNotice(String piece) throws IOException {
        try {
            send(piece);
        } catch (SocketException broken) {
            closed = true;
        }
    }

    private void read() throws IOException {
        byte[] buffer = new byte[4096];
        try {
            int length = socket.getInputStream().read(buffer);
            if (length < 0) closed = true;
            else received.append(new String(buffer, 0, length, UTF_8));
        } catch (SocketTimeoutException nothing) {
            // there will be more, or the end
        } catch (SocketException reset) {
            closed = true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
