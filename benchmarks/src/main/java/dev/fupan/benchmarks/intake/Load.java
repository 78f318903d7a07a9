package dev.fupan.benchmarks.intake;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/**
 * Connections that each send the next request as soon as the last one is answered, on one thread.
 *
 * <p>The requests are whole, head and body, made before the clock runs: the load shares two cores with what it measures
 * and has to be small.
 */
final class Load {

    /** What a connection is doing. */
    private static final class Conversation {
        final SocketChannel channel;
        final Answers answers = new Answers();
        ByteBuffer request;
        long since;

        Conversation(SocketChannel channel, ByteBuffer request) {
            this.channel = channel;
            this.request = request;
        }
    }

    /** @param ownCpu processor time of the load itself */
    record Result(Latencies latencies, double seconds, Duration ownCpu) {}

    private static final long PATIENCE_MILLIS = 15_000;

    private final List<byte[]> requests;
    private int next;

    Load(List<byte[]> requests) {
        this.requests = requests;
    }

    /** @param atLeast answers without which it does not end, however long that takes */
    Result run(int port, int connections, Duration length, int atLeast) throws IOException {
        try (Selector selector = Selector.open()) {
            Latencies latencies = new Latencies();
            var threads = ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            for (int i = 0; i < connections; i++) {
                open(selector, port);
            }
            long end = begin + length.toNanos();
            while (System.nanoTime() < end || latencies.count() < atLeast) {
                if (selector.select(PATIENCE_MILLIS) == 0) {
                    throw new IllegalStateException("no answer for " + PATIENCE_MILLIS + " ms");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(key, latencies);
                }
                selector.selectedKeys().clear();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            return new Result(latencies, seconds, Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu));
        }
    }

    // closed when the run ends
    @SuppressWarnings("resource")
    private void open(Selector selector, int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Conversation conversation = new Conversation(channel, request());
        send(channel.register(selector, SelectionKey.OP_READ, conversation), conversation);
    }

    private void serve(SelectionKey key, Latencies latencies) throws IOException {
        Conversation conversation = (Conversation) key.attachment();
        if (key.isReadable()) {
            if (conversation.channel.read(conversation.answers.bytes) < 0) {
                throw new IOException("the server closed a connection");
            }
            if (conversation.answers.complete()) {
                latencies.add(System.nanoTime() - conversation.since);
                conversation.request = request();
                send(key, conversation);
            }
        } else if (key.isWritable()) {
            write(key, conversation);
        }
    }

    private static void send(SelectionKey key, Conversation conversation) throws IOException {
        conversation.since = System.nanoTime();
        write(key, conversation);
    }

    private static void write(SelectionKey key, Conversation conversation) throws IOException {
        conversation.channel.write(conversation.request);
        key.interestOps(
                conversation.request.hasRemaining()
                        ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                        : SelectionKey.OP_READ);
    }

    private ByteBuffer request() {
        byte[] request = requests.get(next);
        next = next + 1 == requests.size() ? 0 : next + 1;
        return ByteBuffer.wrap(request);
    }
}
