package dev.fupan.local.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One mail as it came in.
 *
 * @param number 1 for the first one since the start
 * @param to the address that the sender's server named, whatever the header says
 * @param headers decoded; of several with one name the first
 * @param parts content type, such as {@code text/html}, to content; attachments are left out
 */
public record ReceivedMail(
        int number, Instant receivedAt, String to, Map<String, String> headers, Map<String, String> parts) {

    static ReceivedMail of(int number, Instant at, String to, MimeMessage message)
            throws MessagingException, IOException {
        // what is kept must be readable as long as the mail server lives, whatever it does with its own copy
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.putIfAbsent(header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        collect(message, parts);
        return new ReceivedMail(number, at, to, headers, parts);
    }

    private static void collect(Part part, Map<String, String> parts) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                collect(one, parts);
            }
        } else if (part.isMimeType("text/*") && part.getFileName() == null) {
            String type = part.getContentType().replaceFirst(";.*", "").strip().toLowerCase(java.util.Locale.ROOT);
            parts.putIfAbsent(type, String.valueOf(part.getContent()));
        }
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String part(String type) {
        return parts.getOrDefault(type, "");
    }
}
