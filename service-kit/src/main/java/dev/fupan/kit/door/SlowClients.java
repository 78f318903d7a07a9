package dev.fupan.kit.door;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts a watch over every connection that is made to us.
 *
 * <p>Neither Quarkus nor Vert.x lets one see a connection before its first request, and a slow head never becomes one.
 * So this is found by Netty, which asks its extensions about each connection that a server accepts, if a system property
 * says so; and by Vert.x, as it starts, to set that property before Netty first looks.
 */
public final class SlowClients extends ChannelInitializerExtension implements VertxServiceProvider {

    private static final String LOAD_EXTENSIONS = "io.netty.bootstrap.extensions";

    private static final class Configured {
        static final Patience PATIENCE = Patience.of(ConfigProvider.getConfig());
    }

    @Override
    public void init(VertxBuilder builder) {
        if (System.getProperty(LOAD_EXTENSIONS) == null) System.setProperty(LOAD_EXTENSIONS, "serviceload");
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        ConnectionWatch.over(channel, Configured.PATIENCE);
    }

    /** To be told of every request as soon as its head is there. */
    static void began(RoutingContext route, boolean isStream) {
        HttpServerRequest request = route.request();
        Channel channel = ((ConnectionBase) request.connection()).channel();
        ConnectionWatch watch = ConnectionWatch.of(channel);
        if (request.version() == HttpVersion.HTTP_2) {
            if (watch != null) watch.leave();
            if (!isStream && mayHaveABody(request)) resetWhenLate(route, channel);
            return;
        }
        // A server that was started before the property was set has its later requests watched at least.
        if (watch == null) watch = ConnectionWatch.over(channel, Configured.PATIENCE);
        watch.began(request, isStream);
    }

    private static boolean mayHaveABody(HttpServerRequest request) {
        HttpMethod method = request.method();
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.DELETE;
    }

    // Of many requests on one connection each has its own clock, until it is answered.
    private static void resetWhenLate(RoutingContext route, Channel channel) {
        Future<?> late = channel.eventLoop()
                .schedule(
                        () -> {
                            if (!route.request().isEnded()) route.response().reset();
                        },
                        Configured.PATIENCE.body().toMillis(),
                        TimeUnit.MILLISECONDS);
        route.addEndHandler(ended -> late.cancel(false));
    }
}
