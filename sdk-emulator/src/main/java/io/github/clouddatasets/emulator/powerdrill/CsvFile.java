package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table with a header. Reading goes row by row, so that a table of any length needs little memory. A table ends before
 * the first row that is not CSV, such as one with a quote that never closes.
 */
record CsvFile(String name, StoredContent content, char separator) {

    private static final ObjectReader ROWS = new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES);

    /** The table in a data source; empty for another kind of file, and for a file that the emulator does not have. */
    static Optional<CsvFile> of(PowerdrillSource source) {
        StoredContent content = source.content();
        String extension = PowerdrillName.extension(source.name());
        if (content == null || !(extension.equals("csv") || extension.equals("tsv"))) {
            return Optional.empty();
        }
        return Optional.of(new CsvFile(source.name(), content, extension.equals("csv") ? ',' : '\t'));
    }

    List<String> header() {
        try (Rows rows = new Rows()) {
            List<String> header = rows.next();
            return header == null ? List.of() : header;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes all rows below the header to the consumer, without empty lines. */
    void forEachRow(Consumer<List<String>> action) {
        try (Rows rows = new Rows()) {
            rows.next();
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                action.accept(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Rows implements AutoCloseable {

        private final MappingIterator<List<String>> rows;

        Rows() throws IOException {
            // A reader replaces bytes that are not UTF-8, where Jackson's own decoder gives up.
            Reader in = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8));
            in.mark(1);
            if (in.read() != '\ufeff') {
                in.reset();
            }
            rows = ROWS.with(CsvSchema.emptySchema().withColumnSeparator(separator))
                    .readValues(in);
        }

        @Nullable
        List<String> next() throws IOException {
            try {
                return rows.hasNextValue() ? rows.nextValue() : null;
            } catch (JsonProcessingException e) {
                return null;
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
