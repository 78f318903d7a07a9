package dev.fupan.cli;

/** How a command ended, for scripts. Documented in each command's help; a number is never given a second meaning. */
public final class ExitCode {

    public static final int OK = 0;
    /** Finished, but some rows or events were refused: the report names them. */
    public static final int SOME_REJECTED = 1;
    /** Wrong options, a faulty mapping, or an input that cannot be read: nothing more would come of trying again. */
    public static final int USAGE = 2;
    /** The service refused the request itself: key, scope, address. */
    public static final int REFUSED = 3;
    /** The service could not be reached for too long. Running the command again is safe: ids stay the same. */
    public static final int UNREACHABLE = 4;

    private ExitCode() {}
}
