package dev.fupan.local.postgres;

import dev.fupan.local.CannotStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run a program that refuses to run as root.
 *
 * <p>In a user namespace of its own the program sees another user, while the kernel still sees the owner of its files:
 * nothing changes hands on the disk, and the same data folder works for the same person with or without it.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    static List<String> command(List<String> program) throws IOException, InterruptedException, CannotStart {
        if (!"root".equals(System.getProperty("user.name"))) {
            return program;
        }
        if (new ProcessBuilder(concat(NAMESPACE, List.of("true"))).start().waitFor() != 0) {
            throw new CannotStart("PostgreSQL refuses to run as root, and this machine forbids user namespaces:"
                    + " start Fupan as an ordinary user.");
        }
        return concat(NAMESPACE, program);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
