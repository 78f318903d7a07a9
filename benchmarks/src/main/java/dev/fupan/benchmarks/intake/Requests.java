package dev.fupan.benchmarks.intake;

import dev.fupan.benchmarks.story.Story;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whole requests with events of the story: head and body, as they travel. */
final class Requests {

    private Requests() {}

    static List<byte[]> make(Story story, int requests, int eventsEach, String token) {
        List<byte[]> made = new ArrayList<>(requests);
        for (int i = 0; i < requests; i++) {
            made.add(
                    eventsEach == 1
                            ? request(
                                    "application/cloudevents+json", story.next().structured(), token)
                            : request("application/cloudevents-batch+json", batch(story, eventsEach), token));
        }
        return made;
    }

    private static byte[] batch(Story story, int events) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < events; i++) {
            body.write(i == 0 ? '[' : ',');
            body.writeBytes(story.next().structured());
        }
        body.write(']');
        return body.toByteArray();
    }

    private static byte[] request(String mediaType, byte[] body, String token) {
        String head = "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
