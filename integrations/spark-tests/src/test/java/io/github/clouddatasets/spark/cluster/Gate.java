package io.github.clouddatasets.spark.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A gate in the test's process that tasks in executors pass. A task reports the process it runs in, and waits until the gate
 * is open: the test knows where each of them is, and whom to kill.
 */
final class Gate implements AutoCloseable {

    /** The way to the gate, which travels with a task. */
    record Way(int port) implements Serializable {

        /** Reports this process and waits until the gate is open. */
        void pass() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeLong(ProcessHandle.current().pid());
                out.flush();
                if (socket.getInputStream().read() != 1) {
                    throw new IllegalStateException("the gate is gone");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);

    Gate() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    Way way() {
        return new Way(server.getLocalPort());
    }

    /** Waits for the next arrival, and gives the number of its process. */
    long nextArrival() throws InterruptedException {
        Long pid = arrivals.poll(2, TimeUnit.MINUTES);
        if (pid == null) {
            throw new IllegalStateException("nobody arrives");
        }
        return pid;
    }

    /** Lets everybody pass from now on. */
    void open() {
        open.countDown();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                inBackground(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            arrivals.add(new DataInputStream(socket.getInputStream()).readLong());
            open.await();
            socket.getOutputStream().write(1);
        } catch (IOException gone) {
            // the process was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        open();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
