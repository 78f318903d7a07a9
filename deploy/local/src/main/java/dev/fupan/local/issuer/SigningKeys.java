package dev.fupan.local.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The keys in a folder: the newest signs, the one before is still published, so that tokens outlive a rotation.
 *
 * <p>The folder is looked at for every use: who adds a key to it, in whatever process, has rotated, and so has who
 * puts a file {@code rotate} there.
 */
public final class SigningKeys {

    private static final int BITS = 2048;
    private static final int PUBLISHED = 2;
    private static final String WISH = "rotate";

    private final Path folder;
    private final Map<String, SigningKey> read = new ConcurrentHashMap<>();

    private SigningKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys of that folder, which gets a first one when it has none. */
    public static SigningKeys in(Path folder) throws IOException {
        Files.createDirectories(folder);
        SigningKeys keys = new SigningKeys(folder);
        if (keys.files().isEmpty()) {
            keys.rotate();
        }
        return keys;
    }

    /** Adds a key, which signs from now on. */
    public void rotate() throws IOException {
        List<Path> files = files();
        int next = files.isEmpty() ? 1 : number(files.get(files.size() - 1)) + 1;
        Path half = folder.resolve("half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(half, generated());
        Files.move(half, folder.resolve("key-" + next), StandardCopyOption.ATOMIC_MOVE);
        for (Path old : files.subList(0, Math.max(0, files.size() + 1 - PUBLISHED))) {
            Files.deleteIfExists(old);
        }
    }

    public SigningKey current() throws IOException {
        List<SigningKey> keys = published();
        return keys.get(keys.size() - 1);
    }

    /** Oldest first. */
    List<SigningKey> published() throws IOException {
        if (Files.deleteIfExists(folder.resolve(WISH))) {
            rotate();
        }
        List<SigningKey> keys = new ArrayList<>();
        for (Path file : files()) {
            keys.add(read(file));
        }
        return keys;
    }

    private SigningKey read(Path file) throws IOException {
        String id = file.getFileName().toString();
        SigningKey known = read.get(id);
        if (known != null) {
            return known;
        }
        try {
            var spec = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
            SigningKey key = SigningKey.of(
                    (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
            read.put(id, key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IOException("no signing key in " + file, e);
        }
    }

    private static byte[] generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().startsWith("key-"))
                    .sorted((a, b) -> Integer.compare(number(a), number(b)))
                    .toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring("key-".length()));
    }
}
