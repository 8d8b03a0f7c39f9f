package io.github.clouddatasets.emulator.s3;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Locks for keys. Keys may share a lock, so a thread must not hold the locks of two keys. */
final class KeyLocks {

    private final ReadWriteLock[] locks = new ReadWriteLock[64];

    KeyLocks() {
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new ReentrantReadWriteLock();
        }
    }

    Lock reading(String bucket, String key) {
        return of(bucket, key).readLock();
    }

    Lock writing(String bucket, String key) {
        return of(bucket, key).writeLock();
    }

    private ReadWriteLock of(String bucket, String key) {
        return locks[Math.floorMod(31 * bucket.hashCode() + key.hashCode(), locks.length)];
    }
}
