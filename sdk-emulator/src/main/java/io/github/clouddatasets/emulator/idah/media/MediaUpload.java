package io.github.clouddatasets.emulator.idah.media;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.MultipartForm;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** One upload: what was stored of the form's file, and what was refused, which is a success, too. */
final class MediaUpload {

    /** The largest file, in bytes. */
    private static final long LARGEST = 1L << 30;

    private static final String TOO_LARGE = "File too large (max 1 GB per file)";
    private static final String UNSUPPORTED = "File type is not supported";

    private final MediaShelf shelf;
    private final Path incoming;
    private final NewMedia template;
    private final Optional<Modality> modality;
    private final Predicate<Row> visible;
    private final ArrayNode skipped = Json.array();
    private final ArrayNode errored = Json.array();
    private final List<Row> stored = new ArrayList<>();

    /**
     * @param incoming a folder for files before they are stored, on the disk of the stored files
     * @param template the record as the form describes the file
     * @param modality the modality of the form; empty if the form names none, or one without a plugin
     * @param visible which records the caller sees
     */
    MediaUpload(
            MediaShelf shelf, Path incoming, NewMedia template, Optional<Modality> modality, Predicate<Row> visible) {
        this.shelf = shelf;
        this.incoming = incoming;
        this.template = template;
        this.modality = modality;
        this.visible = visible;
    }

    /** Stores the file of a form, or the members of an archive under new resources. */
    void store(MultipartForm.File file) throws IOException {
        if (file.size() > LARGEST) {
            skip(file.name(), TOO_LARGE);
            return;
        }
        if (isArchive(file)) {
            unpack(file);
            return;
        }
        if (!isSupported(template.mimeType())) {
            skip(file.name(), UNSUPPORTED);
            return;
        }
        shelf.find(template.resource(), template.key()).ifPresent(this::refuse);
        Path moved = scratch();
        try {
            file.moveTo(moved);
            stored.add(shelf.add(template, moved));
        } finally {
            Files.deleteIfExists(moved);
        }
    }

    List<Row> stored() {
        return stored;
    }

    /** The refusals as the meta of the answer; empty without any. */
    ObjectNode meta() {
        ObjectNode meta = Json.object();
        if (!skipped.isEmpty()) {
            meta.set("skipped", skipped);
        }
        if (!errored.isEmpty()) {
            meta.set("errored", errored);
        }
        return meta;
    }

    // Only those who see the record learn that it is there: all others meet the index of the database.
    private void refuse(Row taken) {
        if (visible.test(taken)) {
            throw IdahFault.invalid(
                    "Resource " + template.resource() + " with key " + template.key() + " already exists");
        }
        throw IdahFault.cannotCreate();
    }

    private void unpack(MultipartForm.File file) throws IOException {
        Path archive = scratch();
        try {
            file.moveTo(archive);
            try (MediaArchive members = MediaArchive.open(archive)) {
                for (MediaArchive.Member member : members.list()) {
                    add(members, member);
                }
            }
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void add(MediaArchive members, MediaArchive.Member member) throws IOException {
        String type = MediaTypes.ofName(member.filename());
        if (!isSupported(type)) {
            skip(member.filename(), UNSUPPORTED);
            return;
        }
        if (member.size() > LARGEST) {
            skip(member.filename(), TOO_LARGE);
            return;
        }
        Path unpacked = scratch();
        try {
            members.unpack(member, unpacked);
            NewMedia media = new NewMedia(
                    shelf.newResource(NewMedia.extension(member.filename())),
                    template.key(),
                    member.filename(),
                    type,
                    template.projectId(),
                    template.createdBy(),
                    template.createdRole());
            stored.add(shelf.add(media, unpacked));
        } catch (IOException e) {
            errored.addObject().put("filename", member.filename()).put("message", "Cannot be unpacked");
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private boolean isSupported(String type) {
        return modality.map(known -> known.accepts(type)).orElse(true);
    }

    private void skip(String filename, String message) {
        skipped.addObject().put("filename", filename).put("message", message);
    }

    private Path scratch() throws IOException {
        return Files.createTempFile(incoming, "media", "");
    }

    private static boolean isArchive(MultipartForm.File file) {
        return file.type().equals("application/zip")
                || file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
    }
}
