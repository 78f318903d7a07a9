package dev.fupan.actions.webhook;

import dev.fupan.kit.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts the secrets of endpoints, which signing needs back in clear, for the database and its backups: AES-256-GCM
 * bound to the endpoint, so that a sealed secret that is moved to another one does not open.
 *
 * <p>Keys come from {@code fupan.webhooks.keys}, each 64 hexadecimal digits: the first seals, all of them open. To
 * change the key, put the new one in front; secrets that are rotated take it on.
 */
@ApplicationScoped
class SecretBox {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private record Key(String id, SecretKeySpec aes) {}

    private final List<Key> keys;

    SecretBox(@ConfigProperty(name = "fupan.webhooks.keys") Optional<List<String>> keys) {
        this.keys = keys.orElse(List.of()).stream().map(SecretBox::key).toList();
    }

    // A key that cannot be read is to be seen at the start, not at the first delivery.
    void start(@Observes StartupEvent event) {}

    private static Key key(String hex) {
        if (!hex.matches("[0-9a-fA-F]{64}"))
            throw new IllegalArgumentException("fupan.webhooks.keys: a key has 64 hexadecimal digits");
        byte[] bytes = HexFormat.of().parseHex(hex);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(HexFormat.of().formatHex(hash, 0, 4), new SecretKeySpec(bytes, "AES"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String seal(Secret secret, Object endpoint) {
        if (keys.isEmpty())
            throw ProblemType.UNAVAILABLE
                    .because("This installation has no key to keep secrets with: whoever operates it sets"
                            + " fupan.webhooks.keys to 64 hexadecimal digits.")
                    .asException();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Key key = keys.get(0);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, endpoint, secret.bytes());
        Base64.Encoder base64 = Base64.getEncoder();
        return key.id() + '.' + base64.encodeToString(nonce) + '.' + base64.encodeToString(sealed);
    }

    /** Fails when its key is not among ours any more. */
    Secret open(String sealed, Object endpoint) {
        String[] parts = sealed.split("\\.");
        Key key = keys.stream()
                .filter(one -> one.id().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new SecretUnreadable("fupan.webhooks.keys has no key " + parts[0], null));
        Base64.Decoder base64 = Base64.getDecoder();
        return new Secret(run(Cipher.DECRYPT_MODE, key, base64.decode(parts[1]), endpoint, base64.decode(parts[2])));
    }

    private static byte[] run(int mode, Key key, byte[] nonce, Object endpoint, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(endpoint.toString().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new SecretUnreadable("a secret of a webhook cannot be read", broken);
        }
    }
}
