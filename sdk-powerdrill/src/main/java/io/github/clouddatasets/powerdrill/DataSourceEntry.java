package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a data source in a listing. The contract has them plain; a page of the documents wraps each in
 * {@code {code, data}} once more (specs/powerdrill.md, section 5).
 *
 * @param plain the data source, if it stands there by itself
 * @param data the data source, if it is wrapped
 */
record DataSourceEntry(
        @JsonUnwrapped @Nullable DataSource plain, @Nullable DataSource data) {

    static List<DataSource> unwrapped(List<DataSourceEntry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.data != null ? entry.data : entry.plain))
                .toList();
    }
}
