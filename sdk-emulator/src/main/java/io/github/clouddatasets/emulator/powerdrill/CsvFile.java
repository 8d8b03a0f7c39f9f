package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A table with a header, read row by row: how long it is is no matter. */
record CsvFile(String name, StoredContent content, char separator) {

    /** The table in a data source, or nothing if that is something else or is not here. */
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

    /** Shows all rows below the header; empty lines are left out. */
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

        private final Reader in;
        private int ahead;

        Rows() throws IOException {
            in = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8));
            ahead = in.read();
            if (ahead == '\ufeff') {
                ahead = in.read();
            }
        }

        @Nullable
        List<String> next() throws IOException {
            while (ahead == '\n' || ahead == '\r') {
                ahead = in.read();
            }
            if (ahead < 0) {
                return null;
            }
            List<String> fields = new ArrayList<>();
            fields.add(field());
            while (ahead == separator) {
                ahead = in.read();
                fields.add(field());
            }
            return fields;
        }

        private String field() throws IOException {
            StringBuilder field = new StringBuilder();
            boolean quoted = false;
            while (ahead >= 0 && (quoted || (ahead != separator && ahead != '\n' && ahead != '\r'))) {
                int c = ahead;
                ahead = in.read();
                if (c != '"') {
                    field.append((char) c);
                } else if (quoted && ahead == '"') {
                    field.append('"');
                    ahead = in.read();
                } else {
                    quoted = !quoted;
                }
            }
            return field.toString();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
