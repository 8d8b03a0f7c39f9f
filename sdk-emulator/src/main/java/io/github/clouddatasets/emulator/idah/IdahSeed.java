package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.PackagedFile;
import io.github.clouddatasets.emulator.store.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows and files at the start, which are those of the recorded server. A few exports have a stored file. Others
 * name a file that the storage lacks, and the last export has no job.
 */
final class IdahSeed {

    private static final String NULL = "-";
    private static final String EXPORTER = "Exports::Upd::Exporter";

    private final Path storage;

    /** @param storage the folder for the stored files */
    IdahSeed(Path storage) {
        this.storage = storage;
    }

    List<IdahExport> exports() throws IOException {
        writeFiles();
        List<IdahExport> exports = new ArrayList<>();
        for (String line : new PackagedFile("idah/exports.tsv").lines()) {
            String[] cells = line.split("\t", -1);
            long id = Long.parseLong(cells[0]);
            exports.add(new IdahExport(
                    id, cells[1], cells[2], Integer.parseInt(cells[3]), moment(cells[8], id), file(id, cells)));
        }
        return exports;
    }

    List<IdahJob> jobs() throws IOException {
        List<IdahJob> jobs = new ArrayList<>();
        for (String line : new PackagedFile("idah/jobs.tsv").lines()) {
            String[] cells = line.split("\t", -1);
            ObjectNode arguments = Json.object();
            arguments.putObject("options").put("include_medias", cells[1]);
            arguments.put("exporter", EXPORTER);
            arguments.putArray("dataset_ids").add(cells[2]).add(cells[3]);
            int number = jobs.size() + 1;
            jobs.add(new IdahJob(
                    cells[0],
                    arguments,
                    Integer.parseInt(cells[4]),
                    cells[5],
                    Double.parseDouble(cells[6]),
                    orNull(cells[7]),
                    moment(cells[8], number),
                    moment(cells[9], number),
                    moment(cells[10], number)));
        }
        return jobs;
    }

    private @Nullable IdahFile file(long id, String[] cells) {
        String key = orNull(cells[4]);
        if (key == null) {
            return null;
        }
        Path content = storage.resolve(String.valueOf(id));
        return new IdahFile(
                key,
                cells[5],
                orNull(cells[6]),
                Long.parseLong(cells[7]),
                Files.exists(content) ? new StoredFile(content) : null);
    }

    private void writeFiles() throws IOException {
        new PackagedFile("idah/export-1.zip").copyTo(storage.resolve("1"));
        Files.writeString(storage.resolve("2"), table(), StandardCharsets.UTF_8);
        Files.writeString(storage.resolve("3"), "hello\n", StandardCharsets.UTF_8);
        Files.createFile(storage.resolve("5"));
    }

    private static String table() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 2000; i++) {
            rows.append(i).append(",entry-").append(i);
            rows.append(',').append(37 * i % 640).append(',').append(91 * i % 480);
            rows.append(",véhicule\n");
        }
        return rows.toString();
    }

    // Rows have microseconds and answers have none: the time in an answer is never the exact time of its row.
    private static Instant moment(String text, long row) {
        return Instant.parse(text).plusNanos((100_000 + row * 7_919) * 1_000);
    }

    private static @Nullable String orNull(String cell) {
        return cell.equals(NULL) ? null : cell;
    }
}
