package io.github.clouddatasets.manifest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written as {@code name.part} beside its place, and moved there once it is whole. */
final class FileBeingWritten implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final OutputStream out;
    private boolean finished;

    FileBeingWritten(Path file) throws IOException {
        Path name = Check.required("file", file).getFileName();
        if (name == null || Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        this.file = file;
        this.part = file.resolveSibling(name + ".part");
        this.out = new BufferedOutputStream(Files.newOutputStream(part), 64 * 1024);
    }

    OutputStream out() {
        return out;
    }

    public void finish() throws IOException {
        out.close();
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        finished = true;
    }

    /** Deletes the part unless the file is finished. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            try {
                out.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
