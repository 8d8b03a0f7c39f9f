package io.github.clouddatasets.emulator.idah.media;

import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.INTEGER;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.JSONB;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TEXT;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TIMESTAMP;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.table.RowSchema;
import io.github.clouddatasets.emulator.idah.table.RowTable;
import io.github.clouddatasets.emulator.store.ContentFolder;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StoredFile;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of media records, and their files. The pair of resource and key is unique over the whole installation. */
final class MediaShelf {

    static final String TYPE = "media:medias";

    /** Where the file is: a name in the folder, or the path of a file elsewhere. No answer shows the column. */
    private static final String FILE = "file";

    private final WorkClock workClock;
    private final IdSource ids;
    private final ContentFolder folder;
    private final RowTable medias;

    MediaShelf(WorkClock workClock, IdSource ids, Path folder, SavedState state) throws IOException {
        this.workClock = workClock;
        this.ids = ids;
        this.folder = new ContentFolder(Files.createDirectories(folder));
        this.medias = new RowTable(schema(), state, "medias/");
        if (state.isKept()) {
            deleteUnknownFiles();
        }
    }

    private static RowSchema schema() {
        return new RowSchema(TYPE)
                .readOnly("id", TEXT)
                .readOnly("resource", TEXT)
                .readOnly("key", TEXT)
                .readOnly("filename", TEXT)
                .readOnly("size", INTEGER)
                .readOnly("mime_type", TEXT)
                .readOnly("created_by", INTEGER)
                .readOnly("created_role", TEXT)
                .readOnly("meta", JSONB)
                .readOnly("created_at", TIMESTAMP)
                .readOnly("updated_at", TIMESTAMP)
                .readOnly("project_id", TEXT)
                .readOnly(FILE, TEXT)
                .index("resource");
    }

    // What the uploads of the last process left that ended before their rows were kept.
    private void deleteUnknownFiles() throws IOException {
        Set<String> known = new HashSet<>();
        medias.rows().forEach(row -> known.add(row.known(FILE)));
        folder.deleteAllBut(known);
    }

    RowTable table() {
        return medias;
    }

    Optional<Row> find(String resource, String key) {
        return of(resource).stream().filter(row -> row.known("key").equals(key)).findFirst();
    }

    /** The records of a resource: its file and the variants. */
    List<Row> of(String resource) {
        return medias.with("resource", resource);
    }

    StoredFile content(Row media) {
        return folder.file(media.known(FILE));
    }

    /** A resource of the form that the service makes: 16 hexadecimal digits. */
    String newResource(String extension) {
        return ids.hex().substring(0, 16) + extension;
    }

    /** Stores a file by moving it. */
    Row add(NewMedia media, Path file) throws IOException {
        String id = ids.hex() + media.extension();
        StoredFile stored = folder.file(id);
        Files.move(file, stored.path(), StandardCopyOption.REPLACE_EXISTING);
        return add(id, media, stored.size(), id);
    }

    /** Adds a record of a file that stays where it is. */
    Row refer(NewMedia media, Path file) throws IOException {
        return add(ids.hex() + media.extension(), media, Files.size(file), file.toString());
    }

    /** Adds a record with the file of another record. */
    Row share(NewMedia media, Row other) {
        Long size = other.number("size");
        return add(ids.hex() + media.extension(), media, size == null ? 0 : size, other.known(FILE));
    }

    /** Adds a record with a small file. */
    Row write(NewMedia media, byte[] content) throws IOException {
        String id = ids.hex() + media.extension();
        Files.write(folder.file(id).path(), content);
        return add(id, media, content.length, id);
    }

    private Row add(String id, NewMedia media, long size, String file) {
        Integer createdBy = media.createdBy();
        return medias.put(medias.schema()
                .row()
                .set("id", id)
                .set("resource", media.resource())
                .set("key", media.key())
                .set("filename", media.filename())
                .set("size", size)
                .set("mime_type", media.mimeType())
                .set("created_by", createdBy == null ? null : (long) createdBy)
                .set("created_role", media.createdRole())
                .write("meta", Json.object())
                .set("created_at", workClock.now().truncatedTo(ChronoUnit.MICROS))
                .set("project_id", media.projectId())
                .set(FILE, file));
    }

    /** Sets what the file says of itself. The time of the record's last change stays empty. */
    void describe(Row media, ObjectNode meta) {
        medias.put(media.write("meta", meta));
    }

    /** The attributes in answers. Nothing makes a media public. */
    static ObjectNode attributes(Row media) {
        ObjectNode attributes = media.attributes().put("public", false);
        attributes.remove(FILE);
        return attributes;
    }
}
