package io.github.clouddatasets.core.spi.file;

import io.github.clouddatasets.core.FileOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished file of one download: {@code name.part}, locked while it is written. One that nobody has locked was left
 * by a process that was killed and is taken over; while somebody else is at work on the same file, {@code name.2.part}
 * and so on are taken, and whoever ends last has the name. Where nothing may be replaced, {@code name.part} reserves the name
 * against other downloads, also those of other processes.
 */
public final class PartFile implements AutoCloseable {

    /** Where the bytes go: the file's channel, or what a test puts before it. */
    @FunctionalInterface
    public interface Disk {
        /** Writes all bytes at the channel's position. */
        void write(FileChannel channel, ByteBuffer bytes) throws IOException;
    }

    /** The machine's own disk. */
    public static final Disk REAL = (channel, bytes) -> {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    };

    private static final int MOST = 100;

    /**
     * Files this JVM has open. On POSIX systems closing any channel of a file gives up all of the process's locks on it,
     * so a file of our own must not even be opened to try its lock.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private final Set<FileOption> options;
    private final Disk disk;
    private long written;
    private boolean moved;

    private PartFile(Path target, Path path, FileChannel channel, Set<FileOption> options, Disk disk) {
        this.target = target;
        this.path = path;
        this.channel = channel;
        this.options = options;
        this.disk = disk;
    }

    /** The unfinished file for one that may be there already, empty. */
    static PartFile replacing(Path target, Set<FileOption> options, Disk disk) throws IOException {
        for (int i = 1; i <= MOST; i++) {
            Path path = part(target, i);
            FileChannel channel = isForeign(path) ? null : open(path);
            if (channel != null) {
                return new PartFile(target, path, channel, options, disk);
            }
        }
        throw new FileSystemException(target.toString(), null, MOST + " downloads of it are under way");
    }

    /** The unfinished file for one that is not there, empty; null if the file exists or another download makes it. */
    static @Nullable PartFile reserved(Path target, Set<FileOption> options, Disk disk) throws IOException {
        if (exists(target)) {
            return null;
        }
        int number = 1;
        while (isForeign(part(target, number))) {
            number++;
        }
        Path path = part(target, number);
        FileChannel channel = open(path);
        if (channel == null) {
            return null;
        }
        PartFile part = new PartFile(target, path, channel, options, disk);
        if (exists(target)) { // finished by another download in the meantime
            part.close();
            return null;
        }
        return part;
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether something else than an unfinished file has the name. A pipe would take the bytes, or block for ever. */
    private static boolean isForeign(Path path) {
        return exists(path) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path part(Path target, int number) {
        String suffix = number == 1 ? ".part" : "." + number + ".part";
        return target.resolveSibling(FileName.withSuffix(String.valueOf(target.getFileName()), suffix));
    }

    /** Null if somebody else is at work on the file. */
    private static @Nullable FileChannel open(Path path) throws IOException {
        if (!OPEN.add(key(path))) {
            return null;
        }
        FileChannel channel = null;
        boolean ours = false;
        try {
            boolean fresh = Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
            Object before = fresh ? null : identity(path);
            channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (fresh) {
                before = identity(path);
            }
            // Between opening and locking another process may have finished the file and moved it to its own name.
            ours = lock(channel, fresh) && Objects.equals(before, identity(path)) && !(fresh && channel.size() > 0);
            if (ours) {
                channel.truncate(0);
                return channel;
            }
            return null;
        } finally {
            if (!ours) {
                try {
                    if (channel != null) {
                        channel.close();
                    }
                } finally {
                    OPEN.remove(key(path));
                }
            }
        }
    }

    private static boolean lock(FileChannel channel, boolean fresh) {
        try {
            FileLock lock = channel.tryLock(); // ends with the channel, or with the process
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return fresh; // a file system without locks: what was there may be in use, what we made is ours
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

    private static Path key(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** The file this will become. */
    public Path target() {
        return target;
    }

    /** How many bytes the file holds. */
    public long written() {
        return written;
    }

    /** Adds bytes at the end. */
    public void write(byte[] bytes, int count) throws IOException {
        disk.write(channel, ByteBuffer.wrap(bytes, 0, count));
        written += count;
    }

    /** Starts from zero. */
    public void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
        written = 0;
    }

    /** Gives the file its name. Moved under the lock: an unlocked one would look left behind. */
    public Path finish() throws IOException {
        if (options.contains(FileOption.SYNC)) {
            channel.force(true);
        }
        if (!options.contains(FileOption.REPLACE_EXISTING) && exists(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "it was made during the download");
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
        moved = true;
        if (options.contains(FileOption.SYNC)) {
            syncFolder();
        }
        return target;
    }

    /** The new name is on the disk, too. Not every operating system can be asked for that. */
    private void syncFolder() {
        Path folder = target.toAbsolutePath().getParent();
        try (FileChannel names = FileChannel.open(folder == null ? target : folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows opens no folder; its file systems keep names in a journal.
        }
    }

    /** Removes the file, unless it is finished. */
    @Override
    public void close() {
        try (channel) {
            if (!moved) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            moved = false; // it stays behind unlocked, and the next download takes it over
        } finally {
            OPEN.remove(key(path));
        }
    }
}
