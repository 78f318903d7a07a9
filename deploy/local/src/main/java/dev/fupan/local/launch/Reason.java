package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** The reason of a failure in a few words for people. */
final class Reason {

    private Reason() {}

    static String of(Throwable failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it is no folder";
        }
        if (failure instanceof NoSuchFileException) {
            return "it cannot be made";
        }
        if (failure instanceof FileSystemException files && files.getReason() != null) {
            return files.getReason();
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return failure instanceof CannotStart || message.contains(" ")
                ? message
                : failure.getClass().getSimpleName() + " " + message;
    }
}
