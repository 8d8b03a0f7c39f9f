package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.internal.Included;
import io.github.clouddatasets.sync.internal.Resource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an upload as the wire has it. The service refuses files in an answer of status 200, which then has no data
 * (specs/idah-dataset.md, section 6).
 *
 * @param data the stored files
 * @param meta the others; null if there are none
 */
@Decoded
record UploadAnswer(
        List<Resource<MediaResource.Attributes>> data,
        @Nullable Notes meta) {

    UploadAnswer {
        data = Immutable.list(data);
    }

    @Decoded
    record Notes(List<UploadNote> skipped, List<UploadNote> errored) {
        Notes {
            skipped = Immutable.list(skipped);
            errored = Immutable.list(errored);
        }
    }

    /** What became of the files; a refusal if nothing was stored. */
    ArchiveUpload outcome() throws ServiceFault {
        List<UploadNote> skipped = meta == null ? List.of() : meta.skipped;
        List<UploadNote> errored = meta == null ? List.of() : meta.errored;
        if (data.isEmpty()) {
            if (!skipped.isEmpty()) {
                throw new ServiceFault("skipped", texts(skipped));
            }
            throw errored.isEmpty()
                    ? new ServiceFault(null, "the service stored nothing and gives no reason")
                    : new ServiceFault("errored", texts(errored));
        }
        List<Media> medias = WireId.entries(data, resource -> MediaResource.model(resource, Included.NONE));
        if (medias.isEmpty()) {
            WireId.required("data.id", null);
        }
        return new ArchiveUpload(medias, skipped, errored);
    }

    private static String texts(List<UploadNote> notes) {
        return notes.stream().map(UploadNote::toString).collect(Collectors.joining("; "));
    }
}
