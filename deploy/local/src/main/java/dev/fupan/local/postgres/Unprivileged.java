package dev.fupan.local.postgres;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to run a program that refuses to run as root.
 *
 * <p>In a user namespace of its own the program sees another user, while the kernel still sees the owner of its files:
 * nothing changes hands on the disk, and the same data folder works for the same person with or without it. Where
 * namespaces are forbidden the program runs as a user of the system, who gets its folder and nothing else.
 */
record Unprivileged(List<String> prefix) {

    /** "nobody" on most systems; there need not be an account of that number. */
    static final int SOMEBODY = 65534;

    static final Unprivileged AS_IT_IS = new Unprivileged(List.of());
    static final Unprivileged IN_NAMESPACE = new Unprivileged(List.of("unshare", "--user"));
    static final Unprivileged AS_SOMEBODY_ELSE =
            new Unprivileged(List.of("setpriv", "--reuid=" + SOMEBODY, "--regid=" + SOMEBODY, "--clear-groups"));

    /** Whether this machine allows a way. */
    @FunctionalInterface
    interface Trial {
        boolean works(Unprivileged way) throws InterruptedException;
    }

    static Unprivileged here() throws InterruptedException, CannotStart {
        return of(System.getProperty("user.name", ""), Unprivileged::works);
    }

    static Unprivileged of(String user, Trial trial) throws InterruptedException, CannotStart {
        if (!user.equals("root")) {
            return AS_IT_IS;
        }
        if (trial.works(IN_NAMESPACE)) {
            return IN_NAMESPACE;
        }
        if (trial.works(AS_SOMEBODY_ELSE)) {
            return AS_SOMEBODY_ELSE;
        }
        throw new CannotStart("PostgreSQL refuses to run as root, and neither unshare nor setpriv can run it as"
                + " somebody else here: start Fupan as an ordinary user, or install util-linux.");
    }

    boolean works() throws InterruptedException {
        try {
            int exit = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return exit == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    List<String> command(List<String> program) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(program);
        return all;
    }

    /** Sees to it that whoever the program runs as can use its folder and get to its programs. */
    void prepare(Path home, Path programs) throws IOException, CannotStart {
        if (equals(AS_SOMEBODY_ELSE)) {
            Path real = home.toRealPath();
            letIn(real.getParent());
            own(real);
            requireEntrance(real);
            requireEntrance(programs.toRealPath());
        } else if (equals(IN_NAMESPACE) && number(home, "uid") == SOMEBODY) {
            // from a start where namespaces were forbidden
            give(home, 0);
        }
    }

    /** Gives files over that the program must read or write. */
    void own(Path path) throws IOException {
        if (equals(AS_SOMEBODY_ELSE)) {
            give(path, SOMEBODY);
        }
    }

    private static void give(Path folder, int user) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", user, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** The data folder is its owner's alone: it opens for this one other, who can pass through but not look around. */
    private static void letIn(@Nullable Path folder) throws IOException {
        if (folder != null && !mayEnter(folder) && (number(folder, "mode") & 070) == 0) {
            Files.setAttribute(folder, "unix:gid", SOMEBODY);
            Files.setAttribute(folder, "unix:mode", (number(folder, "mode") & 07777) | 010);
        }
    }

    private static void requireEntrance(Path to) throws IOException, CannotStart {
        for (@Nullable Path folder = to; folder != null; folder = folder.getParent()) {
            if (!mayEnter(folder)) {
                throw new CannotStart("PostgreSQL refuses to run as root, and as user " + SOMEBODY
                        + " it may not enter " + folder + ": allow it with \"chmod o+x " + folder
                        + "\", choose another place with --data, or start Fupan as an ordinary user.");
            }
        }
    }

    private static boolean mayEnter(Path folder) throws IOException {
        int bits = number(folder, "mode");
        if (number(folder, "uid") == SOMEBODY) {
            return (bits & 0100) != 0;
        }
        return number(folder, "gid") == SOMEBODY ? (bits & 010) != 0 : (bits & 01) != 0;
    }

    private static int number(Path path, String attribute) throws IOException {
        return (int) Files.getAttribute(path, "unix:" + attribute);
    }
}
