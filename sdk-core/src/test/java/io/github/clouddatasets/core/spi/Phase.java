package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ext.OkHttpTransport;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.EventListener;

/** Tells when a call has reached a phase. */
final class Phase extends EventListener {
    final CountDownLatch connecting = new CountDownLatch(1);
    final CountDownLatch securing = new CountDownLatch(1);

    /** Open until the body of an answer is read: the headers are behind. */
    final CountDownLatch reading = new CountDownLatch(1);

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connecting.countDown();
    }

    @Override
    public void secureConnectStart(Call call) {
        securing.countDown();
    }

    @Override
    public void responseBodyStart(Call call) {
        reading.countDown();
    }

    OkHttpTransport transport() {
        return OkHttpTransport.tuned(http -> http.eventListener(this));
    }
}
