package io.github.clouddatasets.spark.services;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.jspecify.annotations.Nullable;

/** Local files that appear as objects do: whole, when their stream is closed, and not at all when it is given up. */
public final class AppearingFileSystem extends RawLocalFileSystem {

    static final String SCHEME = "appearing";

    /** Made by Hadoop. */
    public AppearingFileSystem() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public boolean hasPathCapability(Path path, String capability) throws IOException {
        return capability.equals("fs.capability.outputstream.abortable") || super.hasPathCapability(path, capability);
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            @Nullable Progressable progress)
            throws IOException {
        return new FSDataOutputStream(new Upload(file), null);
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw new UnsupportedOperationException("a store of objects copies what it renames");
    }

    /** The bytes of an object that is not there yet. */
    private static final class Upload extends ByteArrayOutputStream implements Abortable {

        private final java.nio.file.Path file;
        private boolean ended;

        Upload(Path file) {
            this.file = Paths.get(file.toUri().getPath());
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                ended = true;
                Files.write(file, toByteArray());
            }
        }

        @Override
        public AbortableResult abort() {
            boolean late = ended;
            ended = true;
            return new AbortableResult() {
                @Override
                public boolean alreadyClosed() {
                    return late;
                }

                @Override
                public @Nullable IOException anyCleanupException() {
                    return null;
                }
            };
        }
    }
}
