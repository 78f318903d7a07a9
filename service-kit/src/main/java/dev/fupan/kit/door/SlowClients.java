package dev.fupan.kit.door;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.VertxServiceProvider;
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
    static void began(HttpServerRequest request, boolean isStream) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        ConnectionWatch watch = ConnectionWatch.of(channel);
        if (request.version() == HttpVersion.HTTP_2) {
            if (watch != null) watch.leave();
            if (!isStream) resetWhenLate(request, channel);
            return;
        }
        // A server that was started before the property was set has its later requests watched at least.
        if (watch == null) watch = ConnectionWatch.over(channel, Configured.PATIENCE);
        watch.began(request, isStream);
    }

    // Of many requests on one connection each has its own clock.
    private static void resetWhenLate(HttpServerRequest request, Channel channel) {
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (!request.isEnded()) request.response().reset();
                        },
                        Configured.PATIENCE.body().toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
