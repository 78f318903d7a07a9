package dev.fupan.cli;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/** A reason to stop that the user can act on: one sentence and an exit code, never a stack trace. */
public final class Refusal extends RuntimeException {

    private final int exitCode;

    public Refusal(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    static int exitCode(Exception failure) {
        return failure instanceof Refusal refusal ? refusal.exitCode : ExitCode.USAGE;
    }

    static String sentence(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile() + ".";
        }
        if (cause instanceof Refusal) {
            return String.valueOf(cause.getMessage());
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
