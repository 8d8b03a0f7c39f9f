package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;

/**
 * A JSON:API document of one resource.
 *
 * @param data the resource; a document is nothing without the resource's id
 * @param included resources that the request asked for beside it
 * @param <A> the record of the attributes
 */
@Decoded
public record Document<A>(Resource<A> data, List<Resource<JsonNode>> included) {

    /**
     * Checks the id, and copies the list. {@inheritDoc}
     *
     * @throws WireId.Missing if the service sent no resource, or one without an id
     */
    public Document {
        WireId.required("data.id", data == null ? null : data.id());
        included = Immutable.list(included);
    }

    <T> T as(ResourceType.Model<A, T> model) {
        return model.of(data, Included.of(included));
    }
}
