package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.spi.file.DirectBuffers;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * A socket over a channel. In contrast to a plain one, {@link #isStale()} sees without waiting that the server has closed the
 * connection, and an interrupt ends a blocking read or write at once. The socket counts what it reads: an answer that
 * needed no read was on the connection before its request, and a server that sends without end is stopped.
 *
 * <p>Under HTTP/1 one thread at a time uses the socket, so the counters need no lock. Nobody asks for them under HTTP/2.
 */
final class WireSocket extends Socket {

    private final Channel channel;

    /** The socket of TLS on top of this one; null for a plain connection. */
    private @Nullable Socket secured;

    private boolean used;

    WireSocket() throws SocketException {
        this(new Channel());
    }

    private WireSocket(Channel channel) throws SocketException {
        super(channel);
        this.channel = channel;
    }

    /**
     * Whether the server has closed the connection since the last answer, or has sent bytes that belong to no answer. A
     * connection on which nothing was sent yet is never stale. The look may take a byte away: a stale connection is of no
     * further use.
     */
    boolean isStale() {
        if (!used) {
            used = true;
            return false;
        }
        try {
            return channel.hasLeftOver() || channel.look() != 0;
        } catch (IOException e) {
            return true;
        }
    }

    /** How many reads have returned so far. */
    long reads() {
        return channel.reads;
    }

    /** An answer of so many bytes, its framing included, may follow. */
    void beginAnswer(long allowance) {
        channel.allowance = allowance;
        channel.scan.begin();
    }

    /**
     * The head of the answer is read.
     *
     * @param length the length of the body; -1 for chunks
     */
    void expectBody(long length) {
        channel.bodyLength = length;
    }

    /** Lets this many bytes in; a read beyond them is refused. */
    void allow(long bytes) {
        channel.allowance = bytes;
    }

    /**
     * From now on OkHttp's timer watches the reads and closes the socket when they take too long. The socket's own timeout
     * does the same a second time, at the price of four system calls for each read.
     */
    void leaveTimeoutsToOkHttp() throws SocketException {
        setSoTimeout(0);
        channel.silence = null;
    }

    /**
     * From now on this socket watches its reads and closes itself when one takes too long. OkHttp's timer would do so for
     * each 8 KiB, and wake its thread each time.
     */
    void watchSilence(long millis) {
        channel.silence = new Silence(this, millis);
    }

    /** The TLS socket on top of this one, to be forgotten when this one is closed. */
    void carries(Socket tls) {
        secured = tls;
        channel.secured = true;
        WireSockets.UNDER.put(tls, this);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // what is added here needs no lock
    public void close() throws IOException {
        Socket tls = secured;
        if (tls != null) {
            WireSockets.UNDER.remove(tls);
        }
        super.close();
    }

    /** The limit on how long a read may take. */
    private static final class Silence extends AsyncTimeout {

        private final WireSocket socket;

        Silence(WireSocket socket, long millis) {
            this.socket = socket;
            timeout(millis, TimeUnit.MILLISECONDS);
        }

        static SocketTimeoutException timeout(@Nullable IOException seen) {
            SocketTimeoutException timeout = new SocketTimeoutException("timeout");
            timeout.initCause(seen);
            return timeout;
        }

        @Override
        protected void timedOut() {
            try {
                socket.close();
            } catch (IOException e) {
                // the read ends all the same
            }
        }
    }

    /** What {@link Socket} needs of an implementation, done by a channel. */
    private static final class Channel extends SocketImpl {

        private final ByteBuffer one = ByteBuffer.allocate(1);
        private @Nullable SocketChannel open;
        private long reads;
        private long allowance = Long.MAX_VALUE;
        private boolean secured;
        private final AnswerScan scan = new AnswerScan();
        private final ReadAhead ahead = new ReadAhead();
        private boolean hasTimeout;
        private @Nullable Silence silence;
        private long bodyLength;

        private SocketChannel channel() throws SocketException {
            if (open == null) {
                throw new SocketException("Socket is closed");
            }
            return open;
        }

        private Socket socket() throws SocketException {
            return channel().socket();
        }

        /** Under TLS the bytes are not to be understood here. */
        private boolean hasLeftOver() {
            return !secured && scan.hasLeftOver(bodyLength);
        }

        /** 0 while the server is silent; else -1 for the end of the connection, 1 for a byte. */
        private int look() throws IOException {
            SocketChannel now = channel();
            if (ahead.remaining() > 0) {
                return 1;
            }
            one.clear();
            now.configureBlocking(false);
            int n = now.read(one);
            now.configureBlocking(true);
            return n;
        }

        @Override
        protected void create(boolean stream) throws IOException {
            open = SocketChannel.open();
            socket().setTcpNoDelay(true); // a small body behind its head must not wait for the server's acknowledgement
        }

        @Override
        protected void connect(String host, int port) throws IOException {
            connect(new InetSocketAddress(host, port), 0);
        }

        @Override
        protected void connect(InetAddress host, int port) throws IOException {
            connect(new InetSocketAddress(host, port), 0);
        }

        @Override
        protected void connect(SocketAddress target, int timeout) throws IOException {
            Socket socket = socket();
            socket.connect(target, timeout);
            address = socket.getInetAddress();
            port = socket.getPort();
            localport = socket.getLocalPort();
        }

        @Override
        protected void bind(InetAddress host, int port) throws IOException {
            socket().bind(new InetSocketAddress(host, port));
            localport = socket().getLocalPort();
        }

        @Override
        protected InputStream getInputStream() throws IOException {
            return new FilterInputStream(socket().getInputStream()) {
                @Override
                public int read() throws IOException {
                    byte[] single = new byte[1];
                    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    if (allowance <= 0) {
                        throw new ProtocolException("the server sends far more bytes than the answer may have");
                    }
                    if (!channel().isOpen()) { // cancelled: what was read ahead is not for anybody any more
                        throw new ClosedChannelException();
                    }
                    int n = ahead.remaining() > 0
                            ? ahead.take(target, offset, length)
                            : readInTime(target, offset, length);
                    reads++;
                    allowance -= n;
                    if (!secured && n > 0) {
                        scan.pass(target, offset, n);
                    }
                    return n;
                }

                /** Reads from the connection, under the limit on silence. */
                private int readInTime(byte[] target, int offset, int length) throws IOException {
                    Silence limit = silence;
                    if (limit == null) {
                        return readOrFill(target, offset, length);
                    }
                    limit.enter();
                    int n;
                    try {
                        n = readOrFill(target, offset, length);
                    } catch (IOException e) {
                        throw limit.exit() ? Silence.timeout(e) : e;
                    }
                    if (limit.exit()) {
                        throw Silence.timeout(null);
                    }
                    return n;
                }

                private int readOrFill(byte[] target, int offset, int length) throws IOException {
                    if (ahead.isBusy() && length < DirectBuffers.SIZE && !hasTimeout) {
                        int n = ahead.fill(channel());
                        return n <= 0 ? n : ahead.take(target, offset, length);
                    }
                    int n = in.read(target, offset, length);
                    ahead.seen(n, length);
                    return n;
                }
            };
        }

        @Override
        protected OutputStream getOutputStream() throws IOException {
            return socket().getOutputStream();
        }

        @Override
        protected int available() throws IOException {
            return ahead.remaining() + socket().getInputStream().available();
        }

        @Override
        protected void close() throws IOException {
            if (open != null) {
                open.close();
            }
        }

        @Override
        protected void shutdownInput() throws IOException {
            socket().shutdownInput();
        }

        @Override
        protected void shutdownOutput() throws IOException {
            socket().shutdownOutput();
        }

        @Override
        public void setOption(int option, Object value) throws SocketException {
            Socket socket = socket();
            switch (option) {
                case SO_TIMEOUT -> {
                    hasTimeout = (Integer) value > 0;
                    socket.setSoTimeout((Integer) value);
                }
                case TCP_NODELAY -> socket.setTcpNoDelay((Boolean) value);
                case SO_KEEPALIVE -> socket.setKeepAlive((Boolean) value);
                case SO_OOBINLINE -> socket.setOOBInline((Boolean) value);
                case SO_REUSEADDR -> socket.setReuseAddress((Boolean) value);
                case SO_RCVBUF -> socket.setReceiveBufferSize((Integer) value);
                case SO_SNDBUF -> socket.setSendBufferSize((Integer) value);
                case IP_TOS -> socket.setTrafficClass((Integer) value);
                case SO_LINGER -> socket.setSoLinger(value instanceof Integer, value instanceof Integer n ? n : 0);
                default -> throw new SocketException("no such option: " + option);
            }
        }

        @Override
        public Object getOption(int option) throws SocketException {
            Socket socket = socket();
            return switch (option) {
                case SO_TIMEOUT -> socket.getSoTimeout();
                case TCP_NODELAY -> socket.getTcpNoDelay();
                case SO_KEEPALIVE -> socket.getKeepAlive();
                case SO_OOBINLINE -> socket.getOOBInline();
                case SO_REUSEADDR -> socket.getReuseAddress();
                case SO_RCVBUF -> socket.getReceiveBufferSize();
                case SO_SNDBUF -> socket.getSendBufferSize();
                case IP_TOS -> socket.getTrafficClass();
                case SO_LINGER -> socket.getSoLinger();
                case SO_BINDADDR -> socket.getLocalAddress();
                default -> throw new SocketException("no such option: " + option);
            };
        }

        @Override
        protected void sendUrgentData(int data) throws IOException {
            throw new SocketException("urgent data is not supported");
        }

        @Override
        protected void listen(int backlog) throws IOException {
            throw new SocketException(ServerSocket.class.getSimpleName() + " makes sockets that listen");
        }

        @Override
        protected void accept(SocketImpl accepted) throws IOException {
            listen(0);
        }
    }
}
