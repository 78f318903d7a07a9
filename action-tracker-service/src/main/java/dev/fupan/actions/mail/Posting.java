package dev.fupan.actions.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands letters to the mail server. */
@ApplicationScoped
public class Posting {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HASH_BYTES = 16;

    private final ReactiveMailer mailer;
    private final String domain;
    private final Clock clock;

    Posting(
            ReactiveMailer mailer,
            @ConfigProperty(name = "fupan.mail.domain", defaultValue = "fupan.local") String domain,
            Clock clock) {
        this.mailer = mailer;
        this.domain = domain;
        this.clock = clock;
    }

    /** Never fails: what goes wrong is an outcome. */
    public Uni<Outcome> send(Letter letter) {
        Mail mail = Mail.withHtml(
                        letter.to(),
                        letter.content().subject(),
                        letter.content().html())
                .setText(letter.content().text())
                .addHeader("Message-ID", messageId(letter.key().toString()))
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                // no answering machine shall answer
                .addHeader("Auto-Submitted", "auto-generated");
        String unsubscribe = letter.unsubscribe();
        if (unsubscribe != null)
            mail.addHeader("List-Unsubscribe", "<" + unsubscribe + ">")
                    .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .<Outcome>map(done -> new Outcome.Sent())
                .onFailure()
                .recoverWithItem(Outcome::of);
    }

    String messageId(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, HASH_BYTES) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
