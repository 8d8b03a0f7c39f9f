package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.file.FileName;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Originals on their way into a folder, some at a time. Each file has the name of its resource, so that a second run knows
 * which files are there already.
 */
final class FolderDownload {

    private static final int AT_A_TIME = 4;

    private final Api api;
    private final Consumer<? super Progress> listener;
    private final FileOption[] options;
    private final boolean replacing;
    private final long started;

    /** The files by resource, each resource once. */
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** How many are through; guarded by this. */
    private long done;

    FolderDownload(
            Api api,
            Collection<String> resources,
            Path folder,
            Consumer<? super Progress> listener,
            FileOption... options) {
        this.api = api;
        this.listener = Check.required("progress", listener);
        this.options = Check.required("options", options).clone();
        this.replacing = Arrays.asList(options).contains(FileOption.REPLACE_EXISTING);
        this.started = api.nanoTime();
        Check.required("folder", folder);
        Map<String, String> names = new LinkedHashMap<>();
        for (String resource : Check.required("resources", resources)) {
            Check.id("resources", resource);
            String name = FileName.harmless(resource);
            String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), resource);
            if (other != null && !other.equals(resource)) {
                throw Check.refused(
                        "resources",
                        "must not become the same file as \"" + other + "\"; download one of them alone",
                        resource);
            }
            files.put(resource, folder.resolve(name));
        }
        make(folder);
    }

    private static void make(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Check.refused("folder", "must be a folder", folder.toString());
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be made", e);
        }
    }

    /** Downloads what is not there yet. */
    List<MediaDownload> run() {
        List<Function<Api, MediaDownload>> tasks = new ArrayList<>(files.size());
        files.forEach((resource, file) -> tasks.add(view -> through(one(new Medias(view), resource, file))));
        return tasks.isEmpty() ? List.of() : api.parallel(AT_A_TIME, tasks);
    }

    private MediaDownload one(Medias medias, String resource, Path file) {
        try {
            if (!replacing && isThere(medias, resource, file)) {
                return new MediaDownload(resource, file, true, null);
            }
            return new MediaDownload(resource, medias.download(resource, file, options), false, null);
        } catch (AuthenticationException
                | PermissionDeniedException
                | UnavailableApiException
                | NotConnectedException
                | CancelledException ofAll) {
            throw ofAll; // the next one would fail as well
        } catch (SdkException | IllegalArgumentException ofOne) {
            return new MediaDownload(resource, null, false, ofOne);
        }
    }

    /** A file gets its name when it is whole: one of the recorded size is that of an earlier run. */
    private static boolean isThere(Medias medias, String resource, Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Long size = medias.info(resource).size();
        try {
            return size != null && size == Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be looked at: " + e.getMessage(), e);
        }
    }

    private synchronized MediaDownload through(MediaDownload download) {
        done++;
        Duration elapsed = Duration.ofNanos(api.nanoTime() - started);
        listener.accept(new Progress("transferring", done, (long) files.size(), null, elapsed));
        return download;
    }
}
