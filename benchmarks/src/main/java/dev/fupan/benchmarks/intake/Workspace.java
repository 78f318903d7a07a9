package dev.fupan.benchmarks.intake;

import dev.fupan.benchmarks.machine.Wait;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the workspace that the load sends to, and waits until its key is known. */
record Workspace(int port) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern TOKEN = Pattern.compile("\"(fupan_[A-Za-z0-9-]+_[A-Za-z0-9_-]+)\"");

    String open(String tenant, String bootstrap) throws Exception {
        Wait.until(
                "ingest-service to be ready", () -> get("/q/health/ready", "").statusCode() == 200);
        HttpResponse<String> opened = HTTP.send(
                request("/api/v1/workspace", bootstrap)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"tenant\":\"" + tenant + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(opened.body());
        if (opened.statusCode() != 201 || !token.find()) {
            throw new IOException("no workspace: " + opened.statusCode() + " " + opened.body());
        }
        Wait.until("the key", () -> get("/api/v1/workspace", token.group(1)).statusCode() == 200);
        return token.group(1);
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }
}
