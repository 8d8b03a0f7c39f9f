package io.github.clouddatasets.manifest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written as {@code name.part} beside its place, and moved there once it is whole. Until then it is locked and
 * ends with a mark: an unlocked file with the mark was left by a killed process and is taken over. A file without the mark
 * is the user's; then, and while another writer is at work, {@code name.2.part} and so on are taken.
 */
final class FileBeingWritten implements AutoCloseable {

    private static final int MOST = 100;

    /** What file systems take for a name, in bytes. */
    private static final int LONGEST_NAME = 255;

    /** Files this JVM writes. Closing any channel of a file can give up all of a process's locks on it. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final @Nullable Object identity;
    private final OutputStream out;
    private long written;
    private boolean finished;

    FileBeingWritten(Path given) throws IOException {
        Path name = Check.required("file", given).getFileName();
        if (name == null || Files.isDirectory(given)) {
            throw new FileSystemException(given.toString(), null, "is a directory");
        }
        if (Files.exists(given, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(given)) {
            throw new FileSystemException(given.toString(), null, "is no file that can be replaced");
        }
        Path absolute = given.toAbsolutePath();
        Path target = Files.isSymbolicLink(absolute) ? absolute.toRealPath() : absolute;
        Path folder = Objects.requireNonNull(target.getParent()).toRealPath();
        this.file = folder.resolve(String.valueOf(target.getFileName()));
        FileChannel opened = null;
        Path path = file;
        for (int number = 1; opened == null; number++) {
            if (number > MOST) {
                throw new FileSystemException(given.toString(), null, MOST + " unfinished files of it are there");
            }
            path = part(number);
            opened = opened(path);
        }
        this.part = path;
        this.channel = opened;
        this.identity = identity(part);
        this.out = new BufferedOutputStream(new Marked(), 64 * 1024);
    }

    /** Puts bytes before the mark. The mark moves first, so that a kill at any moment leaves it at the file's end. */
    private final class Marked extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            put(channel, mark(part), written + count);
            put(channel, ByteBuffer.wrap(bytes, offset, count).slice(), written);
            written += count;
        }
    }

    private Path part(int number) {
        String name = String.valueOf(file.getFileName());
        String suffix = number == 1 ? ".part" : "." + number + ".part";
        if (bytes(name) + suffix.length() > LONGEST_NAME) {
            suffix = "~" + Integer.toHexString(name.hashCode()) + suffix;
            while (bytes(name) + suffix.length() > LONGEST_NAME) {
                name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
            }
        }
        return file.resolveSibling(name + suffix);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Null if the file is the user's, or another writer is at work on it. */
    private static @Nullable FileChannel opened(Path path) throws IOException {
        if (!OPEN.add(path)) {
            return null;
        }
        FileChannel channel = null;
        boolean ours = false;
        try {
            boolean fresh = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            if (fresh) {
                channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ours = isLocked(channel, true);
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && isMarked(path)) {
                Object before = identity(path);
                channel = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                ours = isLocked(channel, false) && Objects.equals(before, identity(path)) && isMarked(channel, path);
            }
            if (ours && channel != null) {
                put(channel, mark(path), 0);
                channel.truncate(mark(path).remaining());
                return channel;
            }
            return null;
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            if (Files.isDirectory(Objects.requireNonNull(path.getParent()))) {
                return null; // another process was faster
            }
            throw e;
        } finally {
            if (!ours) {
                try {
                    if (channel != null) {
                        channel.close();
                    }
                } finally {
                    OPEN.remove(path);
                }
            }
        }
    }

    private static boolean isLocked(FileChannel channel, boolean fresh) {
        try {
            return channel.tryLock() != null; // ends with the channel, or with the process
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return fresh; // a file system without locks: what was there may be in use
        }
    }

    private static @Nullable Object identity(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** Names the file, so that a copy under another name is nobody's. */
    private static ByteBuffer mark(Path part) {
        return ByteBuffer.wrap(
                ("\n--clouddatasets: unfinished file " + part.getFileName() + "--\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isMarked(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return isMarked(channel, path);
        }
    }

    private static boolean isMarked(FileChannel channel, Path path) throws IOException {
        int length = mark(path).remaining();
        ByteBuffer end = ByteBuffer.allocate(length);
        long start = channel.size() - length;
        int read = start < 0 ? -1 : 0;
        while (read >= 0 && end.hasRemaining()) {
            read = channel.read(end, start + end.position());
        }
        return Arrays.equals(mark(path).array(), end.array());
    }

    private static void put(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, position + bytes.position());
        }
    }

    OutputStream out() {
        return out;
    }

    public void finish() throws IOException {
        out.flush();
        if (!Objects.equals(identity, identity(part))) {
            throw new FileSystemException(part.toString(), null, "another file has taken its place");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "is no regular file any more");
        }
        channel.truncate(written);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
        finished = true;
        release();
    }

    /** Deletes the part unless the file is finished, or another file has taken the part's place. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            try {
                if (Objects.equals(identity, identity(part))) {
                    Files.deleteIfExists(part);
                }
            } finally {
                release();
            }
        }
    }

    private void release() throws IOException {
        try {
            channel.close();
        } finally {
            OPEN.remove(part);
        }
    }
}
