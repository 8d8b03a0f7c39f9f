package io.github.clouddatasets.upd;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of the media. */
final class MediaStore implements AutoCloseable {

    private static final String LENGTH = "SELECT octet_length(blob_data) FROM upd.main.medias WHERE rowid = ?";

    private final Database database;
    private final UpdOptions options;

    /** Null for a file whose media are not compressed. */
    private final @Nullable MediaWindow window;

    MediaStore(Database database, UpdOptions options) {
        this.database = database;
        this.options = options;
        this.window = isCompressed(database) ? new MediaWindow(database, options) : null;
    }

    /** Whether whoever reads one media unpacks its neighbours. */
    private static boolean isCompressed(Database database) {
        Object found = database.value("SELECT count(*) FROM pragma_storage_info('upd.main.medias')"
                + " WHERE column_name = 'blob_data' AND segment_type = 'BLOB' AND compression NOT IN"
                + " ('Uncompressed', 'Constant', 'Empty Validity')");
        return found instanceof Number count && count.longValue() > 0;
    }

    boolean isCompressed() {
        return window != null;
    }

    long size(long rowId) {
        if (window != null) {
            return window.size(rowId);
        }
        return database.value(LENGTH, rowId) instanceof Number length ? length.longValue() : 0;
    }

    InputStream open(UpdMedia media, long rowId) {
        long size = size(rowId);
        if (size > options.maxMediaBytes()) {
            throw new UpdException(
                    database.file(),
                    "has a media of " + size + " bytes, " + media + ", more than the " + options.maxMediaBytes()
                            + " that are read (UpdOptions.maxMediaBytes)");
        }
        int slice = MediaStream.slice(size, options.sliceBytes());
        MediaStream.Slices slices = window != null ? window.slices(rowId) : new FileSlices(database, rowId);
        return new MediaStream(slices, size, slice);
    }

    @Override
    public void close() {
        if (window != null) {
            window.close();
        }
    }
}
