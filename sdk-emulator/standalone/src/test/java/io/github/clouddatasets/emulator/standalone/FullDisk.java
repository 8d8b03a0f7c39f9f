package io.github.clouddatasets.emulator.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 on top of the real one, whose disk is full on demand: every write fails. H2 makes the instances. */
public final class FullDisk extends FilePathWrapper {

    static final String SCHEME = "full";

    private static volatile boolean full;

    void becomeFull(boolean fails) {
        full = fails;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel real = super.open(mode);
        return new FileBaseDefault() {

            @Override
            public long size() throws IOException {
                return real.size();
            }

            @Override
            public synchronized int read(ByteBuffer into, long position) throws IOException {
                return real.read(into, position);
            }

            @Override
            public synchronized int write(ByteBuffer from, long position) throws IOException {
                if (full) {
                    throw new IOException("No space left on device");
                }
                return real.write(from, position);
            }

            @Override
            public void force(boolean metaData) throws IOException {
                real.force(metaData);
            }

            @Override
            public FileLock tryLock(long position, long size, boolean shared) throws IOException {
                return real.tryLock(position, size, shared);
            }

            @Override
            protected void implTruncate(long size) throws IOException {
                real.truncate(size);
            }

            @Override
            protected void implCloseChannel() throws IOException {
                real.close();
            }
        };
    }
}
