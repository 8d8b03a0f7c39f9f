package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON:API document of many resources: one page of a listing.
 *
 * @param data the resources
 * @param included resources that the request asked for beside them
 * @param meta the count; null if the service did not send it
 * @param <A> the record of the attributes
 */
@Decoded
public record Listing<A>(
        List<Resource<A>> data,
        List<Resource<JsonNode>> included,
        @Nullable Meta meta) {

    /** Copies the lists. {@inheritDoc} */
    public Listing {
        data = Immutable.list(data);
        included = Immutable.list(included);
    }

    /**
     * What the service says of the whole listing.
     *
     * @param count how many rows there are, as far as the service counts; null if it did not count
     * @param more whether the service stopped counting
     */
    @Decoded
    public record Meta(@Nullable Long count, @Nullable Boolean more) {

        /** Exact only if no more than 1000 rows were left to count, and the page was not past the end. */
        @Nullable
        Total total(boolean emptyLaterPage) {
            return count == null ? null : new Total(count, !Boolean.TRUE.equals(more) && !emptyLaterPage);
        }
    }

    /**
     * The page's rows as models. A row without an id is left out.
     *
     * @param model makes the model of one row
     * @param number the page's number, from 1
     * @param <T> the model
     * @return the rows, and the total if the service counted
     */
    public <T> QueryParameters.Rows<T> rows(ResourceType.Model<A, T> model, int number) {
        Included others = Included.of(included);
        List<T> models = WireId.entries(data, row -> model.of(row, others));
        return new QueryParameters.Rows<>(models, data.size(), total(number));
    }

    /**
     * The answer to a request that counts and reads one row: a service that does not count has that row or none.
     *
     * @return the total
     */
    public Total counted() {
        Total total = total(1);
        return total != null ? total : new Total(data.size(), data.isEmpty());
    }

    private @Nullable Total total(int number) {
        return meta == null ? null : meta.total(number > 1 && data.isEmpty());
    }
}
