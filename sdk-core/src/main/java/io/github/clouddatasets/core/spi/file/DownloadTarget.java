package io.github.clouddatasets.core.spi.file;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a download goes: to a file of the caller's choice, or into a folder under the name that the service gives. Nothing
 * is written over a file that the caller did not ask to replace.
 */
public final class DownloadTarget {

    /** How many files of one name a folder may get. */
    private static final int MOST = 10_000;

    private final Path path;
    private final boolean folder;
    private final Set<FileOption> options;

    /** Says the file's name; null once the answer's own is to be taken. */
    private @Nullable Supplier<@Nullable String> record;

    /** The name that the record has given. */
    private @Nullable String name;

    private DownloadTarget(Path path, boolean folder, @Nullable String name, Set<FileOption> options) {
        this.path = path;
        this.folder = folder;
        this.name = name;
        this.options = options;
    }

    /**
     * Exactly this file. A link is followed to the file that it stands for.
     *
     * @param file must not be a folder, a device or a pipe, and must not exist unless it is to be replaced
     * @param options what may be done to files
     * @return the target
     * @throws IllegalArgumentException if the file is not such a one
     */
    public static DownloadTarget file(@Nullable Path file, FileOption @Nullable ... options) {
        Path given = Check.required("file", file);
        Set<FileOption> chosen = chosen(options);
        if (Files.isDirectory(given)) {
            throw Check.refused("file", "must not be a folder (downloadTo takes one)", given.toString());
        }
        if (given.getFileName() == null) {
            throw Check.refused("file", "must have a name", given.toString());
        }
        if (!Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
            return new DownloadTarget(given, false, null, chosen);
        }
        if (!chosen.contains(FileOption.REPLACE_EXISTING)) {
            throw Check.refused("file", "must not exist (FileOption.REPLACE_EXISTING replaces it)", given.toString());
        }
        if (!Files.isRegularFile(given)) {
            throw Check.refused("file", "must be a file that can be replaced", given.toString());
        }
        try {
            return new DownloadTarget(followed(given), false, null, chosen);
        } catch (IOException e) {
            throw new UncheckedIOException("the link " + given + " leads nowhere", e);
        }
    }

    private static Path followed(Path file) throws IOException {
        return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    }

    /**
     * A file in this folder, which is made if it is not there. A second file of a name gets a number: {@code a (2).csv}.
     *
     * @param folder the folder
     * @param name the file's name, made harmless; null to take it from the answer
     * @param options what may be done to files
     * @return the target
     * @throws IllegalArgumentException if there is a file where the folder should be
     * @throws UncheckedIOException if the folder cannot be made
     */
    public static DownloadTarget folder(
            @Nullable Path folder, @Nullable String name, FileOption @Nullable ... options) {
        Path given = Check.required("folder", folder);
        Set<FileOption> chosen = chosen(options);
        try {
            Files.createDirectories(given);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(given)) {
                throw Check.refused("folder", "must be a folder", given.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + given + " cannot be made", e);
        }
        return new DownloadTarget(given, true, name, chosen);
    }

    /**
     * As {@link #folder(Path, String, FileOption...)}, for a file whose answer names it, but not always in a way that can be
     * understood: then the file's record is asked.
     *
     * @param folder the folder
     * @param record gives the name that the file's record has; null if it has none
     * @param options what may be done to files
     * @return the target
     * @throws IllegalArgumentException if there is a file where the folder should be
     * @throws UncheckedIOException if the folder cannot be made
     */
    public static DownloadTarget folder(
            @Nullable Path folder, Supplier<@Nullable String> record, FileOption @Nullable ... options) {
        DownloadTarget target = folder(folder, (String) null, options);
        target.record = record;
        return target;
    }

    private static Set<FileOption> chosen(FileOption @Nullable [] options) {
        FileOption[] given = Check.required("options", options);
        for (FileOption option : given) {
            Check.required("options", option);
        }
        return Set.of(Arrays.stream(given).distinct().toArray(FileOption[]::new));
    }

    /**
     * The file for an answer, before a number is added.
     *
     * @param disposition the answer's {@code Content-Disposition}; null if there is none
     * @return the file
     */
    public Path intended(@Nullable String disposition) {
        if (!folder) {
            return path;
        }
        Supplier<@Nullable String> asked = record;
        if (asked != null && !FileName.isCertain(disposition)) {
            try {
                name = asked.get();
            } catch (ApiException e) {
                name = null; // the bytes are there all the same, and the answer's name is as good as it can be
            }
            record = null;
        }
        String fileName = name != null ? FileName.harmless(name) : FileName.of(disposition);
        try {
            return path.resolve(fileName);
        } catch (InvalidPathException e) { // the file system's names have another charset
            return path.resolve(fileName.replaceAll("[^ -~]", "_"));
        }
    }

    /**
     * The unfinished file.
     *
     * @param intended a result of {@link #intended}
     * @param disk where the bytes go
     * @return an empty file
     * @throws IOException if there can be none
     */
    public PartFile open(Path intended, PartFile.Disk disk) throws IOException {
        if (options.contains(FileOption.REPLACE_EXISTING)) {
            if (Files.exists(intended, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(intended)) {
                throw new FileAlreadyExistsException(intended.toString(), null, "it is no file that can be replaced");
            }
            return PartFile.replacing(followed(intended), options, disk);
        }
        for (int number = 1; number <= (folder ? MOST : 1); number++) {
            PartFile part = PartFile.reserved(numbered(intended, number), options, disk);
            if (part != null) {
                return part;
            }
        }
        throw new FileAlreadyExistsException(
                intended.toString(),
                null,
                folder ? MOST + " files have this name" : "it was made in the meantime, or is being");
    }

    private static Path numbered(Path intended, int number) {
        if (number == 1) {
            return intended;
        }
        String plain = String.valueOf(intended.getFileName());
        int dot = plain.lastIndexOf('.');
        String suffix = " (" + number + ")";
        return intended.resolveSibling(
                dot <= 0 ? plain + suffix : plain.substring(0, dot) + suffix + plain.substring(dot));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
