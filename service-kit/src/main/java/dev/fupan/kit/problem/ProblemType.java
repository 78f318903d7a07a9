package dev.fupan.kit.problem;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * One kind of refusal: a stable URI, the title that always goes with it, and its HTTP status.
 *
 * <p>A service adds types of its own beside the ones here; the URI is a name that clients may switch on, so a
 * slug is never reused for something else.
 */
public record ProblemType(String slug, int status, String title) {

    private static final String BASE = "https://fupan.dev/problems/";

    public static final ProblemType MALFORMED = new ProblemType("malformed", 400, "The request cannot be read");
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", 401, "A valid credential is needed");
    public static final ProblemType SCOPE_MISSING =
            new ProblemType("scope-missing", 403, "The credential may not do this");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is nothing here");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "This method is not offered here");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No such representation is offered");
    public static final ProblemType TOO_SLOW = new ProblemType("too-slow", 408, "The request came too slowly");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "The request contradicts what is there");
    public static final ProblemType CHANGED_MEANWHILE =
            new ProblemType("changed-meanwhile", 412, "It was changed by someone else");
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413, "The request is too large");
    public static final ProblemType UNSUPPORTED_MEDIA =
            new ProblemType("unsupported-media-type", 415, "This content type is not understood");
    public static final ProblemType INVALID = new ProblemType("invalid", 422, "The request breaks a rule");
    public static final ProblemType PRECONDITION_REQUIRED =
            new ProblemType("precondition-required", 428, "The request must say which version it changes");
    public static final ProblemType TOO_MANY = new ProblemType("too-many-requests", 429, "Too many requests");
    public static final ProblemType HEADERS_TOO_LARGE =
            new ProblemType("headers-too-large", 431, "The header fields are too large");
    public static final ProblemType INTERNAL = new ProblemType("internal", 500, "Something went wrong on our side");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "A part that is needed does not answer");

    private static final List<ProblemType> BY_STATUS = List.of(
            MALFORMED,
            UNAUTHENTICATED,
            SCOPE_MISSING,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            TOO_SLOW,
            CONFLICT,
            CHANGED_MEANWHILE,
            TOO_LARGE,
            UNSUPPORTED_MEDIA,
            INVALID,
            PRECONDITION_REQUIRED,
            TOO_MANY,
            HEADERS_TOO_LARGE,
            INTERNAL,
            UNAVAILABLE);

    public ProblemType {
        requireNonNull(title, "title");
        if (!slug.matches("[a-z][a-z0-9-]*")) throw new IllegalArgumentException("not a slug: " + slug);
        if (status < 400 || status > 599) throw new IllegalArgumentException("not an error status: " + status);
    }

    /** The type that stands for a bare status, as raised by the HTTP layer itself. */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : BY_STATUS) if (type.status == status) return type;
        if (status >= 500) return new ProblemType("status-" + status, status, INTERNAL.title);
        return status >= 400 ? new ProblemType("status-" + status, status, "The request was refused") : INTERNAL;
    }

    /** The URI that identifies this type on the wire. */
    public URI uri() {
        return URI.create(BASE + slug);
    }

    /** A problem of this type; {@code detail} is for people. */
    public Problem because(String detail) {
        return Problem.of(this, detail);
    }
}
