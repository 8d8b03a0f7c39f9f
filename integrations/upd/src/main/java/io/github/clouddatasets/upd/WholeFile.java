package io.github.clouddatasets.upd;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written under a name of its own and moved to its place when it is whole. */
final class WholeFile implements AutoCloseable {

    private final Path target;
    private final Path part;
    private final OutputStream out;
    private boolean finished;

    WholeFile(Path target) throws IOException {
        this.target = target;
        this.part = part(target);
        this.out = new BufferedOutputStream(Files.newOutputStream(part), 64 * 1024);
    }

    /** A name that no file has: {@code name.part}, or {@code name.2.part} and so on. */
    static Path part(Path target) throws IOException {
        Path name = target.getFileName();
        if (name == null || Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "is a directory");
        }
        for (int number = 1; number <= 100; number++) {
            Path part = target.resolveSibling(name + (number == 1 ? ".part" : "." + number + ".part"));
            if (!Files.exists(part)) {
                return part;
            }
        }
        throw new FileSystemException(target.toString(), null, "100 unfinished files of it are there");
    }

    static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    OutputStream out() {
        return out;
    }

    void finish() throws IOException {
        out.close();
        move(part, target);
        finished = true;
    }

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
