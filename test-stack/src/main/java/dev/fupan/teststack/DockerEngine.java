package dev.fupan.teststack;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether there is an engine to run containers. */
final class DockerEngine {

    private DockerEngine() {}

    static boolean answers() {
        if (Boolean.parseBoolean(System.getenv("FUPAN_TEST_EMBEDDED"))) {
            return false;
        }
        // looked for cheaply first: Testcontainers' own search prints stack traces where there is no engine
        return mightBeThere() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean mightBeThere() {
        return System.getenv("DOCKER_HOST") != null
                || Stream.of("/var/run/docker.sock", System.getProperty("user.home") + "/.docker/run/docker.sock")
                        .anyMatch(DockerEngine::listens);
    }

    private static boolean listens(String socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(Path.of(socket)));
        } catch (IOException nobody) {
            return false;
        }
    }
}
