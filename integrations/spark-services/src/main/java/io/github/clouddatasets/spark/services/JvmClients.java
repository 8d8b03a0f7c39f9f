package io.github.clouddatasets.spark.services;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clients of this JVM, one for equal settings, for all tasks that run in it: connections, logins, retry budget and rate
 * are shared. A client whose last task has ended is kept for the next one; of those, the ones that were used last.
 * The clients have daemon threads alone, and what is left is closed when the JVM ends.
 */
final class JvmClients {

    /** Clients without a task that are kept: as many as jobs with different settings that take turns. */
    static final int MOST_IDLE = 4;

    private static final JvmClients OF_THIS_JVM = new JvmClients();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OF_THIS_JVM::closeAll, "clouddatasets-close"));
    }

    private final Map<ClientSettings<?>, Shared> shared = new LinkedHashMap<>();

    /** A client and how many use it. */
    private static final class Shared {
        private final AutoCloseable client;
        private int users;

        Shared(AutoCloseable client) {
            this.client = client;
        }
    }

    /**
     * The use of a client by one task.
     *
     * @param <C> type of the client
     */
    static final class Lease<C extends AutoCloseable> implements AutoCloseable {
        private final C client;
        private final Runnable end;
        private boolean ended;

        private Lease(C client, Runnable end) {
            this.client = client;
            this.end = end;
        }

        /** The client, which the lease's user does not close. */
        C client() {
            return client;
        }

        /** Ends the use. A second call does nothing. */
        @Override
        public void close() {
            if (!ended) {
                ended = true;
                end.run();
            }
        }
    }

    /** The clients of this JVM. */
    static JvmClients get() {
        return OF_THIS_JVM;
    }

    /**
     * Takes the client of these settings, made now if there is none.
     *
     * @param settings what the client is made of
     * @param <C> type of the client
     * @return the use of the client
     */
    synchronized <C extends AutoCloseable> Lease<C> lease(ClientSettings<C> settings) {
        Shared present = shared.remove(settings);
        if (present == null) {
            present = new Shared(settings.open());
        }
        shared.put(settings, present); // the last one of the map is the one used last
        present.users++;
        @SuppressWarnings("unchecked") // equal settings make clients of one type
        C client = (C) present.client;
        Shared used = present;
        return new Lease<>(client, () -> release(used));
    }

    private synchronized void release(Shared used) {
        used.users--;
        long idle = shared.values().stream().filter(each -> each.users == 0).count();
        Iterator<Shared> oldest = shared.values().iterator();
        while (idle > MOST_IDLE && oldest.hasNext()) {
            Shared each = oldest.next();
            if (each.users == 0) {
                oldest.remove();
                close(each.client);
                idle--;
            }
        }
    }

    /** How many clients there are, in use or not. */
    synchronized int size() {
        return shared.size();
    }

    /** Closes all clients, those in use too. */
    synchronized void closeAll() {
        shared.values().forEach(each -> close(each.client));
        shared.clear();
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the client could not be closed", e);
        }
    }
}
