package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Ports;
import dev.fupan.local.process.Signals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of our services, from the application that its module has built.
 *
 * @param name its module's folder
 * @param cache what its JVM starts from; null = nothing
 */
record QuarkusService(
        String name,
        ServiceDatabase database,
        int port,
        Path project,
        String heap,
        JavaChild java,
        @Nullable AotCache cache,
        Map<String, String> settings)
        implements Program {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    @Override
    public String place() {
        return "http://localhost:" + port;
    }

    @Override
    public Path log() throws IOException {
        return java.data().log(name);
    }

    @Override
    public Process start() throws IOException, CannotStart {
        Path application = project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new CannotStart(name + " is not built: run \"mvn -Dquick package\" in " + project + ".");
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.app());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.owner());
        List<String> arguments = List.of("-jar", application.toString());
        return cache == null
                ? java.start(name, heap, "", arguments, environment)
                : java.start(name, heap, cache.options(application), "", arguments, environment);
    }

    @Override
    public boolean isReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + Ports.HOST + ":" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
                return false;
            }
        } catch (IOException notYet) {
            return false;
        }
        if (cache != null) {
            cache.served();
        }
        return true;
    }

    @Override
    public void stop(Process process) throws IOException, InterruptedException {
        if (cache == null) {
            Program.super.stop(process);
            return;
        }
        process.destroy();
        Signals.awaitEnd(process.toHandle(), cache.patience());
        // the handle may know of the end a moment before the process does
        cache.keep(process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : AotCache.KILLED);
    }
}
