package dev.fupan.kit.door;

import dev.fupan.kit.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What every request meets before any resource: a clock, security headers on each answer, limits on header fields and
 * declared body length, and problems instead of bare statuses for what fails outside REST.
 *
 * <p>The HTTP server's own header limit answers 431 without a body. So that limit is set higher (see
 * {@code quarkus.http.limits.max-header-size}) and the one that clients meet stands here.
 */
@ApplicationScoped
class FrontDoor {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    // The documentation page is the only one with scripts; they are our own, some of them inline.
    private static final CharSequence DOCUMENTATION = HttpHeaders.createOptimized(
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; frame-ancestors 'none'");
    private static final Map<CharSequence, CharSequence> ALWAYS = Map.of(
            CONTENT_TYPE_OPTIONS,
            NOSNIFF,
            HttpHeaders.createOptimized("referrer-policy"),
            HttpHeaders.createOptimized("no-referrer"),
            HttpHeaders.createOptimized("cross-origin-opener-policy"),
            HttpHeaders.createOptimized("same-origin"),
            HttpHeaders.createOptimized("cross-origin-resource-policy"),
            HttpHeaders.createOptimized("same-origin"));

    // What is read may be kept by its reader alone and is asked for again each time, which costs a 304; nothing else is
    // kept. A resource that knows better says so itself.
    private static final CharSequence READER_ALONE = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence NOBODY = HttpHeaders.createOptimized("no-store");

    private final int maxHeaderBytes;
    private final long maxBodyBytes;

    FrontDoor(
            @ConfigProperty(name = "fupan.http.max-header-bytes", defaultValue = "16384") int maxHeaderBytes,
            @ConfigProperty(name = "fupan.http.max-body-bytes", defaultValue = "5242880") long maxBodyBytes) {
        this.maxHeaderBytes = maxHeaderBytes;
        this.maxBodyBytes = maxBodyBytes;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::guard, 1000);
    }

    void failures(@Observes Router router) {
        // Before the platform's own handler, which would answer with a page or a stack trace.
        router.route().order(Integer.MIN_VALUE).failureHandler(FrontDoor::fail);
        for (int status : new int[] {404, 405, 406, 413, 415, 431, 500}) router.errorHandler(status, FrontDoor::fail);
    }

    private void guard(RoutingContext route) {
        HttpServerRequest request = route.request();
        boolean stream = isStream(request);
        SlowClients.began(route, stream);
        HttpServerResponse response = route.response();
        ALWAYS.forEach((name, value) -> response.putHeader(name, value));
        response.putHeader(POLICY, request.path().startsWith("/q/swagger-ui") ? DOCUMENTATION : NOTHING);
        response.putHeader(HttpHeaders.CACHE_CONTROL, isReading(request) ? READER_ALONE : NOBODY);
        if (request.isSSL()) response.putHeader("strict-transport-security", "max-age=31536000");

        if (headerBytes(request) > maxHeaderBytes) {
            refuse(route, ProblemType.HEADERS_TOO_LARGE, "The header fields exceed " + maxHeaderBytes + " bytes.");
        } else if (declaredLength(request) > maxBodyBytes && !stream) {
            refuse(route, ProblemType.TOO_LARGE, "The body exceeds " + maxBodyBytes + " bytes.");
        } else {
            route.next();
        }
    }

    // The rest of an oversized request is not worth reading: the connection ends with the answer.
    private static void refuse(RoutingContext route, ProblemType type, String detail) {
        route.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        type.because(detail).answer(route.response());
    }

    private static int headerBytes(HttpServerRequest request) {
        int bytes = request.uri().length();
        for (Map.Entry<String, String> field : request.headers())
            bytes += field.getKey().length() + field.getValue().length() + 4;
        return bytes;
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() > 18) return length == null ? 0 : Long.MAX_VALUE;
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException impossible) {
            return 0; // the HTTP decoder has refused it already
        }
    }

    private static boolean isReading(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private static boolean isStream(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && (type.startsWith("application/x-ndjson") || type.startsWith("application/ndjson"));
    }

    private static void fail(RoutingContext route) {
        Throwable cause = route.failure();
        int status = route.statusCode() >= 400 ? route.statusCode() : 500;
        if (status >= 500 && cause != null)
            LOG.errorf(cause, "request failed method=%s", route.request().method());
        if (route.response().headWritten()) {
            breakOff(route);
            return;
        }
        ProblemType type = ProblemType.ofStatus(status);
        type.because(type.title() + ".").answer(route.response());
    }

    // Half an answer must not look whole; what else the client asked on the connection of HTTP/2 goes on.
    private static void breakOff(RoutingContext route) {
        if (route.request().version() == HttpVersion.HTTP_2) {
            route.response().reset();
        } else {
            route.request().connection().close();
        }
    }
}
