package io.github.clouddatasets.upd;

import java.util.Iterator;

/**
 * A walk over rows that holds a connection until its end.
 *
 * @param <T> what a row is read as
 */
interface Walk<T> extends Iterator<T>, AutoCloseable {

    @Override
    void close();
}
