package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param aot whether the services' JVMs may start from a cache, where Java can make one
 * @param issuer whose sign-ins are believed; null = those of the issuer that is started here
 */
record Options(
        Path data,
        int portBase,
        boolean fresh,
        boolean demo,
        boolean flushed,
        boolean testClock,
        boolean aot,
        String heap,
        @Nullable String issuer) {

    static Options parse(List<String> arguments, Path project) throws CannotStart {
        Path data = project.resolve(".data");
        int portBase = PortPlan.DEFAULT_BASE;
        boolean fresh = false;
        boolean demo = true;
        boolean flushed = false;
        boolean testClock = false;
        boolean aot = true;
        String heap = "512m";
        String issuer = null;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest));
                case "--port-base" -> portBase = portBase(value(option, rest));
                case "--heap" -> heap = heap(value(option, rest));
                case "--issuer" -> issuer = issuer(value(option, rest));
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--flush" -> flushed = true;
                case "--test-clock" -> testClock = true;
                case "--no-aot" -> aot = false;
                default -> throw new CannotStart("There is no option " + option + ": --help lists them all.");
            }
        }
        return new Options(
                data.toAbsolutePath().normalize(), portBase, fresh, demo, flushed, testClock, aot, heap, issuer);
    }

    private static String value(String option, Deque<String> rest) throws CannotStart {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw new CannotStart(option + " needs a value: --help says which.");
        }
        return rest.pop();
    }

    private static int portBase(String text) throws CannotStart {
        if (text.matches("\\d{1,5}")) {
            int base = Integer.parseInt(text);
            if (base >= PortPlan.LOWEST_BASE && base <= PortPlan.HIGHEST_BASE) {
                return base;
            }
        }
        throw new CannotStart("--port-base takes a number from " + PortPlan.LOWEST_BASE + " to " + PortPlan.HIGHEST_BASE
                + ", not " + text + ".");
    }

    private static String issuer(String text) throws CannotStart {
        if (!text.matches("https?://[^\\s/]+\\S*")) {
            throw new CannotStart(
                    "--issuer takes the address of an OpenID Connect issuer, exactly as its tokens name it," + " not "
                            + text + ".");
        }
        return text;
    }

    private static String heap(String text) throws CannotStart {
        if (!text.matches("[1-9]\\d{0,5}[mMgG]")) {
            throw new CannotStart("--heap takes a size such as 256m or 1g, not " + text + ".");
        }
        return text;
    }
}
