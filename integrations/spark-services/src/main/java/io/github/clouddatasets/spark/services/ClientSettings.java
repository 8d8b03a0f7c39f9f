package io.github.clouddatasets.spark.services;

import java.io.Serializable;

/**
 * What a client is made of, on its way to the executors. Equal settings share one client in each JVM, so implementations
 * compare by value, and print no secret.
 *
 * @param <C> type of the client
 */
interface ClientSettings<C extends AutoCloseable> extends Serializable {

    /**
     * Makes the client. Nothing is sent.
     *
     * @return a new client
     * @throws IllegalArgumentException if a setting is missing or not usable
     * @throws IllegalStateException if this machine has no credentials where the settings refer to them
     */
    C open();
}
