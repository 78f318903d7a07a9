package dev.fupan.local.postgres;

import dev.fupan.local.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
record PostgresBinaries(Path home) {

    private static final Pattern VERSION = Pattern.compile("-([0-9.]+)\\.jar!");

    static PostgresBinaries unpackedIn(Path folder) throws IOException, CannotStart {
        URL archive = PostgresBinaries.class.getResource(archiveName());
        if (archive == null) {
            throw new CannotStart("There is no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + " here: use Linux or macOS on amd64 or arm64.");
        }
        Path home = folder.resolve("postgresql-" + version(archive));
        if (!Files.exists(home)) {
            unpack(archive, home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        // moved into place when whole, so that a killed run leaves no half of it under the final name
        Path half = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, half);
            }
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        moveUnlessThere(half, home);
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        @Nullable Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            boolean runs = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveUnlessThere(Path half, Path home) throws IOException {
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }
}
