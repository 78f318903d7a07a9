package dev.fupan.local.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client of the issuer: one of our services that calls another one with a token of its own, or the terminal.
 *
 * @param audience the only service that its tokens are made out to
 * @param scopes all that its tokens may say
 */
public record ServiceClient(String id, String audience, List<String> scopes) {

    public static final List<ServiceClient> ALL = List.of(
            new ServiceClient("review-service", "metrics-service", List.of("packs.freeze", "packs.replay")),
            new ServiceClient("action-tracker-service", "metrics-service", List.of("metrics.asof")));

    /** Names people, and gets no token of its own. */
    public static final ServiceClient TERMINAL = new ServiceClient("terminal", "", List.of());

    private static final SecureRandom RANDOM = new SecureRandom();

    static @Nullable ServiceClient named(String id) {
        for (ServiceClient client : ALL) {
            if (client.id.equals(id)) {
                return client;
            }
        }
        return id.equals(TERMINAL.id) ? TERMINAL : null;
    }

    /** Whether that is the secret in the folder. */
    boolean is(Path folder, String secret) throws IOException {
        Path file = secretIn(folder);
        return Files.exists(file)
                && MessageDigest.isEqual(
                        Files.readString(file).strip().getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8));
    }

    private Path secretIn(Path folder) {
        return folder.resolve(id + ".secret");
    }

    /** Its secret, made at the first call, readable by the owner of the folder alone. */
    public String secret(Path folder) throws IOException {
        Path file = secretIn(folder);
        if (!Files.exists(file)) {
            byte[] secret = new byte[32];
            RANDOM.nextBytes(secret);
            Files.createDirectories(folder);
            Path half = folder.resolve(id + ".half");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, HexFormat.of().formatHex(secret) + "\n");
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
