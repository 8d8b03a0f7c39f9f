package io.github.clouddatasets.core.spi.file;

import io.github.clouddatasets.core.FileOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
 * The unfinished file of one download: {@code name.part}, locked while it is written. Until it is finished it ends with a
 * mark, which no other file has: a marked file that nobody has locked was left by a process that was killed, and is taken
 * over. A file without the mark is the user's; {@code name.2.part} and so on are taken beside it, and where files are
 * replaced, also beside the part of another download: whoever ends last has the name. Where nothing may be replaced,
 * the part reserves the name against other downloads, also those of other processes.
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

    /** The most bytes between what is written and the mark. */
    private static final long FARTHEST = 1024 * 1024;

    /**
     * Files this JVM has open, by the real path of their folder. On POSIX systems closing any channel of a file gives up all
     * of the process's locks on it, so a file of our own must not even be opened to try its lock.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    /** Whose an unfinished file is. */
    private enum Owner {
        /** Ours now. */
        US,
        /** Another download, which is at work on it. */
        ANOTHER,
        /** The user. */
        USER
    }

    private final Path target;
    private final Path path;
    private final Path key;
    private final Set<FileOption> options;
    private final Disk disk;
    private @Nullable FileChannel channel;
    private @Nullable Object identity;
    private long written;

    /** Where the mark begins. */
    private long marked;

    private boolean moved;

    private PartFile(Path target, Path path, Set<FileOption> options, Disk disk) throws IOException {
        this.target = target;
        this.path = path;
        this.key = key(path);
        this.options = options;
        this.disk = disk;
    }

    /** The unfinished file for one that may be there already, empty. */
    static PartFile replacing(Path target, Set<FileOption> options, Disk disk) throws IOException {
        return Objects.requireNonNull(first(target, options, disk, true));
    }

    /** The unfinished file for one that is not there, empty; null if the file exists or another download makes it. */
    static @Nullable PartFile reserved(Path target, Set<FileOption> options, Disk disk) throws IOException {
        if (exists(target)) {
            return null;
        }
        PartFile part = first(target, options, disk, false);
        if (part != null && exists(target)) { // finished by another download in the meantime
            part.close();
            return null;
        }
        return part;
    }

    private static @Nullable PartFile first(Path target, Set<FileOption> options, Disk disk, boolean besideOthers)
            throws IOException {
        for (int i = 1; i <= MOST; i++) {
            PartFile part = new PartFile(target, part(target, i), options, disk);
            Owner owner = part.taken();
            if (owner == Owner.US) {
                return part;
            }
            if (owner == Owner.ANOTHER && !besideOthers) {
                return null;
            }
        }
        throw new FileSystemException(target.toString(), null, MOST + " unfinished files of it are there");
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path part(Path target, int number) {
        String suffix = number == 1 ? ".part" : "." + number + ".part";
        return target.resolveSibling(FileName.withSuffix(String.valueOf(target.getFileName()), suffix));
    }

    /** Two paths to one folder are the same place. */
    private static Path key(Path path) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder");
        return folder.toRealPath().resolve(String.valueOf(path.getFileName()));
    }

    /** Makes the file, or takes over what a killed process left. */
    private Owner taken() throws IOException {
        if (!OPEN.add(key)) {
            return Owner.ANOTHER;
        }
        Owner owner = Owner.USER;
        try {
            owner = exists(path) ? takenOver() : made();
        } finally {
            if (owner != Owner.US) {
                try {
                    if (channel != null) {
                        channel.close();
                    }
                } finally {
                    OPEN.remove(key);
                }
            }
        }
        return owner;
    }

    private Owner made() throws IOException {
        FileChannel fresh;
        try {
            fresh = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return Owner.ANOTHER; // another process was faster
        }
        channel = fresh;
        if (!isLocked(fresh, true)) {
            return Owner.ANOTHER;
        }
        identity = identity();
        mark(fresh, 0);
        return Owner.US;
    }

    private Owner takenOver() throws IOException {
        // A pipe would block for ever, or take the bytes.
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Owner.USER;
        }
        FileChannel found;
        try {
            identity = identity();
            if (!isMarked()) {
                return Owner.USER;
            }
            found = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Owner.ANOTHER; // finished in this moment
        }
        channel = found;
        // Between opening and locking another process may have finished the file and moved it to its own name.
        if (!isLocked(found, false) || !Objects.equals(identity, identity()) || !isMarked(found)) {
            return Owner.ANOTHER;
        }
        mark(found, 0);
        found.truncate(mark().length);
        return Owner.US;
    }

    private static boolean isLocked(FileChannel channel, boolean fresh) {
        try {
            FileLock lock = channel.tryLock(); // ends with the channel, or with the process
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return fresh; // a file system without locks: what was there may be in use, what we made is ours
        }
    }

    private @Nullable Object identity() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** Names the file, so that a copy under another name is nobody's. */
    private byte[] mark() {
        return ("\n--clouddatasets: unfinished file " + path.getFileName() + "--\n").getBytes(StandardCharsets.UTF_8);
    }

    private void mark(FileChannel file, long position) throws IOException {
        ByteBuffer mark = ByteBuffer.wrap(mark());
        while (mark.hasRemaining()) {
            file.write(mark, position + mark.position());
        }
    }

    private boolean isMarked() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return isMarked(file);
        }
    }

    private boolean isMarked(FileChannel file) throws IOException {
        byte[] mark = mark();
        ByteBuffer end = ByteBuffer.allocate(mark.length);
        long start = file.size() - mark.length;
        int read = start < 0 ? -1 : 0;
        while (read >= 0 && end.hasRemaining()) {
            read = file.read(end, start + end.position());
        }
        return Arrays.equals(mark, end.array());
    }

    private FileChannel channel() {
        return Objects.requireNonNull(channel);
    }

    /** The file this will become. */
    public Path target() {
        return target;
    }

    /** How many bytes of the download the file holds. */
    public long written() {
        return written;
    }

    /**
     * Adds bytes at the end. The mark moves before them, so that a kill at any moment leaves it at the file's end; in a long
     * file it moves far, so as to move seldom.
     */
    public void write(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        if (written + count > marked) {
            marked = written + count + Math.min(written, FARTHEST);
            mark(channel(), marked);
        }
        disk.write(channel(), bytes);
        written += count;
    }

    /** Starts from zero. */
    public void clear() throws IOException {
        mark(channel(), 0);
        channel().truncate(mark().length);
        channel().position(0);
        written = 0;
        marked = 0;
    }

    /** Gives the file its name. Moved under the lock: an unlocked one would look left behind. */
    public Path finish() throws IOException {
        if (!Objects.equals(identity, identity())) {
            throw new FileSystemException(path.toString(), null, "another file has taken its place");
        }
        channel().truncate(written);
        if (options.contains(FileOption.SYNC)) {
            channel().force(true);
        }
        if (options.contains(FileOption.REPLACE_EXISTING)) {
            replace();
        } else {
            moveBesideNothing();
        }
        moved = true;
        if (options.contains(FileOption.SYNC)) {
            syncFolder();
        }
        return target;
    }

    private void replace() throws IOException {
        if (exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString(), null, "it is no regular file any more");
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A move replaces what appears in the last moment; a second name for the file does not. */
    private void moveBesideNothing() throws IOException {
        try {
            Files.createLink(target, path);
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (exists(target)) {
                FileAlreadyExistsException refused =
                        new FileAlreadyExistsException(target.toString(), null, "it was made during the download");
                refused.initCause(e);
                throw refused;
            }
            Files.move(path, target); // a file system without second names
            return;
        }
        Files.deleteIfExists(path); // has no mark any more: a kill before this line cannot cost the target its bytes
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

    /** Removes the file, unless it is finished or has become another one. */
    @Override
    public void close() {
        try {
            try {
                if (!moved && Objects.equals(identity, identity())) {
                    Files.deleteIfExists(path);
                }
            } finally {
                if (channel != null) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            moved = false; // the part stays behind unlocked, and the next download takes it over
        } finally {
            OPEN.remove(key);
        }
    }
}
