package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that one installation keeps, locked while it runs.
 *
 * <p>A folder is ours when it carries our mark or was empty: {@code --fresh} never deletes anything else.
 */
final class DataFolder {

    private static final long ROOM_TO_START = 1L << 30;
    private static final long ROOM_TO_GO_ON = 64L << 20;
    private static final long LONG_LOG = 16L << 20;
    private static final String MARK = "fupan-data";
    private static final String LOCK = "lock";
    private static final String CLOCK_OFFSET = "clock-offset";
    private static final String AOT = "aot";
    private static final Set<String> NO_DATA = Set.of(MARK, LOCK, AOT, "programs");

    private final Path path;
    // never closed: the system gives the lock back when this process ends, however it ends
    @SuppressWarnings("unused")
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder take(Path wanted) throws CannotStart {
        try {
            Files.createDirectories(wanted);
            // one name for one folder, because orphans are found by it
            Path path = wanted.toRealPath();
            requireOurs(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            return new DataFolder(path, locked(path));
        } catch (IOException e) {
            throw cannotBeUsed(wanted, e);
        }
    }

    static CannotStart cannotBeUsed(Path folder, IOException failure) {
        return new CannotStart(
                "The data folder " + folder + " cannot be used (" + Reason.of(failure)
                        + "): make it writable, free space on its disk, or choose another with --data.",
                failure);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    /** What the JVMs start from: made from programs and not from data. */
    Path aot() {
        return path.resolve(AOT);
    }

    /** Where a program writes what it has to say; what is long makes room for what is new. */
    Path log(String program) throws IOException {
        Path log = Files.createDirectories(path.resolve("logs")).resolve(program + ".log");
        if (Files.exists(log) && Files.size(log) > LONG_LOG) {
            Files.move(log, log.resolveSibling(program + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** Deletes what earlier runs have kept. */
    void empty() throws IOException {
        for (Path entry : entries(path)) {
            if (!NO_DATA.contains(entry.getFileName().toString())) {
                Folders.delete(entry);
            }
        }
    }

    void requireRoom() throws IOException, CannotStart {
        requireRoom(room());
    }

    void requireRoom(long room) throws CannotStart {
        if (room < ROOM_TO_START) {
            throw new CannotStart("The disk of " + path + " has " + (room >> 20) + " MB left, and "
                    + (ROOM_TO_START >> 20) + " are needed: free some, or choose another folder with --data.");
        }
    }

    /** For a program of a Fupan that runs already: whatever was left at the start, the disk must not be full. */
    void requireNotFull() throws IOException, CannotStart {
        requireNotFull(room());
    }

    void requireNotFull(long room) throws CannotStart {
        if (room < ROOM_TO_GO_ON) {
            throw new CannotStart("The disk of " + path + " is full, with less than " + (ROOM_TO_GO_ON >> 20)
                    + " MB left: free some, nothing of the data needs to be deleted.");
        }
    }

    private long room() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    /** The key that may create workspaces and nothing else; made once, readable by its owner alone. */
    Path bootstrapKey() throws IOException {
        return secret("bootstrap.key", "fupan_bootstrap_");
    }

    /** With what the action tracker encrypts the secrets of webhooks; without it they are lost. */
    Path webhookKey() throws IOException {
        return secret("webhook.key", "");
    }

    private Path secret(String name, String prefix) throws IOException {
        Path file = path.resolve(name);
        if (!Files.exists(file)) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Path half = path.resolve(name + ".half");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(half, prefix + HexFormat.of().formatHex(secret) + "\n");
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** How far the services' clock is ahead, as an ISO 8601 duration; there only where a test clock was asked for. */
    Path clockOffset() throws IOException {
        Path file = path.resolve(CLOCK_OFFSET);
        if (!Files.exists(file)) {
            Files.writeString(file, "PT0S\n");
        }
        return file;
    }

    void forgetClockOffset() throws IOException {
        Files.deleteIfExists(path.resolve(CLOCK_OFFSET));
    }

    private static void requireOurs(Path path) throws IOException, CannotStart {
        Path mark = path.resolve(MARK);
        if (Files.exists(mark)) {
            return;
        }
        if (!entries(path).isEmpty()) {
            throw new CannotStart("The folder " + path + " holds something else than data of Fupan:"
                    + " choose an empty or a new one with --data.");
        }
        Files.writeString(mark, "Data of Fupan; made by deploy/local/up.\n");
    }

    private static FileChannel locked(Path path) throws IOException, CannotStart {
        FileChannel lock = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new CannotStart("Fupan runs on " + path + " already (process " + Files.readString(path.resolve(LOCK))
                    + "): stop it first, or choose another folder with --data.");
        }
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return lock;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
