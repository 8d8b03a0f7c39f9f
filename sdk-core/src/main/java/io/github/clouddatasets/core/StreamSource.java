package io.github.clouddatasets.core;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes for an upload that lie in no file: an object in a storage, a column of a database, a generated table. The upload
 * opens one stream for its first attempt, and further streams for repeated attempts and for parts that are sent side by
 * side. Each stream must start at the first byte and give the same bytes.
 *
 * <pre>{@code
 * pd.dataSources().upload(datasetId, "sales.csv", blob.size(), () -> blob.newInputStream());
 * }</pre>
 */
@FunctionalInterface
public interface StreamSource {

    /**
     * Opens a new stream at the first byte. The upload calls this method from several threads at a time, and closes every
     * stream that it gets.
     *
     * @return a new stream
     * @throws IOException if the bytes cannot be read; this ends the upload
     */
    InputStream open() throws IOException;
}
