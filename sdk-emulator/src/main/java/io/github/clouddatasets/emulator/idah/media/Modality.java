package io.github.clouddatasets.emulator.idah.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ImageHead;
import io.github.clouddatasets.emulator.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A kind of data that a plugin of the installation handles: the two plugins of the recorded server. */
enum Modality {
    IMAGE("idah-image", "image/", "IdahImage", "Image") {
        @Override
        Optional<MediaFacts> facts(StoredFile file) throws IOException {
            try (InputStream in = file.open()) {
                return ImageHead.read(in)
                        .map(head -> new MediaFacts(
                                head.height(),
                                Json.object()
                                        .put("width", head.width())
                                        .put("format", head.format())
                                        .put("height", head.height())));
            }
        }
    },
    VIDEO("idah-video", "video/", "IdahVideo", "Video") {
        // The smallest picture of the stream that the plugin makes.
        private static final int LINES = 240;

        @Override
        Optional<MediaFacts> facts(StoredFile file) throws IOException {
            return VideoHead.read(file.path()).filter(facts -> facts.height() >= LINES);
        }
    };

    private final String id;
    private final String mimeTypes;
    private final String module;
    private final String processor;

    Modality(String id, String mimeTypes, String module, String processor) {
        this.id = id;
        this.mimeTypes = mimeTypes;
        this.module = module;
        this.processor = processor;
    }

    /** The modality of this name; empty if no plugin handles the name. */
    static Optional<Modality> of(String id) {
        for (Modality modality : values()) {
            if (modality.id.equals(id)) {
                return Optional.of(modality);
            }
        }
        return Optional.empty();
    }

    /** The facts of a file; empty for a file that the plugin cannot process. */
    abstract Optional<MediaFacts> facts(StoredFile file) throws IOException;

    boolean accepts(String mimeType) {
        return mimeType.startsWith(mimeTypes);
    }

    /** The arguments of a job that processes the media of an entry. */
    ObjectNode arguments(String entryId, String resource) {
        ObjectNode arguments = Json.object();
        arguments.putObject("options");
        return arguments
                .put("entry_id", entryId)
                .put("resource", resource)
                .put("options_class_name", module + "::Processor::Options")
                .put("processor_class_name", module + "::Processor::" + processor);
    }
}
