package io.github.clouddatasets.core.spi.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** The bytes of a file, which all cursors read through one channel. */
final class FileOrigin implements ByteOrigin {

    private final Path path;
    private final FileChannel channel;
    private final long length;
    private final FileTime changed;

    private FileOrigin(Path path, FileChannel channel, long length, FileTime changed) {
        this.path = path;
        this.channel = channel;
        this.length = length;
        this.changed = changed;
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if there is no such file, or if it is empty
     * @throws UncheckedIOException if it cannot be read
     */
    static FileOrigin open(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new IllegalArgumentException("file must be a file that exists: " + path);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            long length = channel.size();
            if (length == 0) {
                channel.close();
                throw new IllegalArgumentException("file must not be empty: " + path);
            }
            return new FileOrigin(path, channel, length, Files.getLastModifiedTime(path));
        } catch (IOException e) {
            throw new UncheckedIOException(unreadable(path, e), e);
        }
    }

    /** Length in bytes when the file was opened. */
    long length() {
        return length;
    }

    @Override
    public ByteBuffer buffer(int size) {
        return DirectBuffers.take(size);
    }

    @Override
    public void release(ByteBuffer buffer) {
        DirectBuffers.giveBack(buffer);
    }

    @Override
    public Cursor at(long offset) {
        return new PlaceInFile(offset);
    }

    @Override
    public void checkUnchanged() {
        try {
            if (Files.size(path) == length && Files.getLastModifiedTime(path).equals(changed)) {
                return;
            }
        } catch (NoSuchFileException e) {
            // A file that is gone has changed, too.
        } catch (IOException e) {
            throw new UncheckedIOException(unreadable(path, e), e);
        }
        throw new UncheckedIOException(
                new Content.UnreadableException("the file " + path + " changed during the upload", null));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String unreadable(Path path, IOException e) {
        return "the file " + path + " cannot be read: " + e.getMessage();
    }

    private final class PlaceInFile implements Cursor {

        private long position;

        private PlaceInFile(long position) {
            this.position = position;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            int n;
            try {
                n = channel.read(buffer, position);
            } catch (ClosedByInterruptException e) {
                throw e; // the thread was interrupted: the file is not at fault
            } catch (IOException e) {
                throw new Content.UnreadableException(unreadable(path, e), e);
            }
            if (n < 0) {
                throw new Content.UnreadableException("the file " + path + " became shorter during the upload", null);
            }
            position += n;
            return n;
        }

        /** {@link FileOrigin#checkUnchanged} sees a file that became longer. */
        @Override
        public void checkEnd() {}

        @Override
        public void finished() {}

        @Override
        public void close() {}
    }
}
