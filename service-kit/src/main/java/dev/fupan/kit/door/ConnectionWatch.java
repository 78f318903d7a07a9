package dev.fupan.kit.door;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off whoever holds a connection by sending slowly: a head or a body that does not come to its end, a stream that
 * hardly moves. An idle timeout sees none of them, because a byte now and then is enough for it.
 *
 * <p>It stands first in the pipeline, sees bytes come and is told of each request that has begun. Between requests bytes
 * are the beginning of a head. One look in a while serves all of it, so that a request costs no timer of its own.
 * Everything runs on the connection's event loop.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<ConnectionWatch> KEY = AttributeKey.valueOf("fupan.connection-watch");
    /** On servers that tell us of their requests; whoever else accepts connections in this process is left alone. */
    private static final AttributeKey<Boolean> TELLING = AttributeKey.valueOf("fupan.connection-watch.telling");

    private static final long SECOND_LOOK_MILLIS = 50;
    private static final long LINGER_MILLIS = 1_000;

    private final Patience patience;
    private @Nullable ChannelHandlerContext context;
    private @Nullable HttpServerRequest current;
    private boolean stream;
    /** How many requests have begun. */
    private long requests;
    /** Of how many the last byte has come. */
    private long ends;

    private long bytes;
    /** Since when an unfinished head, or this body, or this window of a stream has been awaited. */
    private long since;

    private boolean reading;
    private boolean headAwaited;
    private boolean looking;
    private boolean doubted;
    private boolean deaf;

    private ConnectionWatch(Patience patience) {
        this.patience = patience;
    }

    /** Watches that connection from its first byte. */
    static ConnectionWatch over(Channel channel, Patience patience) {
        ConnectionWatch watch = new ConnectionWatch(patience);
        channel.attr(KEY).set(watch);
        channel.pipeline().addFirst(watch);
        return watch;
    }

    static @Nullable ConnectionWatch of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /** A head is complete, and this is its request. */
    void began(HttpServerRequest request, boolean isStream) {
        if (requests++ == 0) {
            tell();
            seeEnds();
        }
        current = request;
        stream = isStream;
        expect(false);
    }

    /** Many requests at once on one connection, each with a clock of its own: there is nothing to see here. */
    void leave() {
        ChannelHandlerContext here = context;
        if (here == null) return;
        context = null;
        here.pipeline().remove(this);
        if (here.pipeline().get(Ends.class) != null) here.pipeline().remove(Ends.class);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) {
        if (deaf) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof ByteBuf buffer) bytes += buffer.readableBytes();
        boolean between = nothingIsUnderWay();
        long before = requests;
        reading = true;
        here.fireChannelRead(message);
        reading = false;
        if (between && requests == before && !headAwaited) expect(true);
        if (!looking) lookAfter(patience.between().toMillis());
    }

    @Override
    public void channelInactive(ChannelHandlerContext here) {
        context = null;
        here.fireChannelInactive();
    }

    private void tell() {
        ChannelHandlerContext here = context;
        if (here != null && here.channel().parent() != null)
            here.channel().parent().attr(TELLING).set(true);
    }

    private static boolean isTold(Channel channel) {
        return channel.parent() != null && channel.parent().attr(TELLING).get() != null;
    }

    // A request that nobody reads does not say that it has ended, although all of it has come: so the end is seen where
    // the decoder tells of it. We hear of the first request within the call that brings its head, and so before its
    // end. Where we do not, as on a server in development, no body of this connection is judged.
    private void seeEnds() {
        ChannelHandlerContext here = context;
        ChannelHandlerContext decoder = here == null ? null : here.pipeline().context(HttpRequestDecoder.class);
        if (here != null && decoder != null && reading) {
            here.pipeline().addAfter(decoder.name(), null, new Ends());
        } else {
            ends = Long.MAX_VALUE;
        }
    }

    private final class Ends extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext here, Object message) {
            if (message instanceof LastHttpContent) ends++;
            here.fireChannelRead(message);
        }
    }

    private void expect(boolean head) {
        headAwaited = head;
        since = System.nanoTime();
        bytes = 0;
        doubted = false;
    }

    private boolean nothingIsUnderWay() {
        HttpServerRequest request = current;
        return request == null || !bodyIsAwaited() && request.response().ended();
    }

    private boolean bodyIsAwaited() {
        return ends < requests;
    }

    private void lookAfter(long millis) {
        ChannelHandlerContext here = context;
        looking = here != null && (headAwaited || bodyIsAwaited());
        if (looking && here != null) here.executor().schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        ChannelHandlerContext here = context;
        if (here == null || !isLate(here)) {
            doubted = false;
            lookAfter(patience.between().toMillis());
        } else if (!doubted) {
            // We ourselves may have been busy: what has come meanwhile is read before anyone is judged.
            doubted = true;
            lookAfter(SECOND_LOOK_MILLIS);
        } else {
            cutOff(here);
        }
    }

    private boolean isLate(ChannelHandlerContext here) {
        long waited = System.nanoTime() - since;
        if (headAwaited) return waited > patience.head().toNanos() && isTold(here.channel());
        if (!bodyIsAwaited() || waited <= patience.body().toNanos()) return false;
        if (!stream) return true;
        // Where we have stopped reading, the sender is not to blame.
        boolean slow = here.channel().config().isAutoRead() && bytes < patience.streamBytes();
        if (!slow) expect(false);
        return slow;
    }

    private void cutOff(ChannelHandlerContext here) {
        HttpServerRequest request = current;
        if (!headAwaited && request != null && !request.response().headWritten()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            tooSlow("body", patience.body().toSeconds())
                    .answer(request.response())
                    .onComplete(answered -> linger(here));
        } else if (headAwaited && speaksPlainly(here)) {
            here.writeAndFlush(Unpooled.copiedBuffer(
                            answer(tooSlow("head", patience.head().toSeconds())), StandardCharsets.UTF_8))
                    .addListener(answered -> linger(here));
        } else {
            here.close();
        }
    }

    // To close over bytes that were not read would take the answer back on its way. So our side ends first, and what
    // still comes is thrown away for a moment.
    private void linger(ChannelHandlerContext here) {
        deaf = true;
        if (here.channel() instanceof DuplexChannel both) both.shutdownOutput();
        here.executor().schedule(() -> here.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static boolean speaksPlainly(ChannelHandlerContext here) {
        return here.pipeline().get(SslHandler.class) == null && here.pipeline().get(HttpRequestDecoder.class) != null;
    }

    private static Problem tooSlow(String what, long seconds) {
        return ProblemType.TOO_SLOW.because(
                "The " + what + " of the request was not complete after " + seconds + " s.");
    }

    // There is no request yet that could be answered in the usual way.
    private static String answer(Problem problem) {
        String body = problem.json().encode();
        return "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-type: " + Problem.MEDIA_TYPE
                + "\r\nx-content-type-options: nosniff\r\ncache-control: no-store\r\ncontent-length: " + body.length()
                + "\r\n\r\n" + body;
    }
}
