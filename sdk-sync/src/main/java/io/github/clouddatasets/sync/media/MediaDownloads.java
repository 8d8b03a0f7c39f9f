package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Download;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way from the service. The service names neither file nor state, and has no ranges, so that a broken
 * download starts anew; the media's record has the name and the size.
 */
final class MediaDownloads {

    private static final Op<Download> DOWNLOAD = Op.stream("downloadMedia", "/medias/files/{resource}");

    private static final Op<Download> DOWNLOAD_VARIANT =
            Op.stream("downloadMediaVariant", "/medias/files/{resource}/{key}");

    private final Api api;

    MediaDownloads(Api api) {
        this.api = api;
    }

    /** A media's record, read when somebody asks for it, and once. */
    private final class Recorded implements Supplier<Media> {

        private final MediaReference media;
        private @Nullable Media record;

        private Recorded(MediaReference media) {
            this.media = media;
        }

        @Override
        public Media get() {
            Media read = record == null ? new Medias(api).info(media) : record;
            record = read;
            return read;
        }

        /** The answer's own length is checked in any case; the record tells of bytes that the storage has lost. */
        long size() {
            Long size = get().size();
            return size == null ? -1 : size;
        }

        String name() {
            try {
                String name = get().filename();
                return name == null || name.isBlank() ? media.resource() : name;
            } catch (SdkException unknown) {
                return media.resource(); // the bytes are there all the same
            }
        }
    }

    Path to(MediaReference media, DownloadTarget target, Consumer<? super Progress> progress) {
        return fetch(media, target, progress, new Recorded(media));
    }

    Path into(Path folder, MediaReference media, Consumer<? super Progress> progress, FileOption... options) {
        Recorded record = new Recorded(media);
        return fetch(media, DownloadTarget.folder(folder, record::name, options), progress, record);
    }

    long to(MediaReference media, OutputStream target) {
        Recorded record = new Recorded(media);
        return api.download(op(media), media.path(), target, progress -> {}, record::size);
    }

    private Path fetch(
            MediaReference media, DownloadTarget target, Consumer<? super Progress> progress, Recorded record) {
        return api.download(op(media), media.path(), target, progress, record::size);
    }

    private static Op<Download> op(MediaReference media) {
        return media.key().isEmpty() ? DOWNLOAD : DOWNLOAD_VARIANT;
    }
}
