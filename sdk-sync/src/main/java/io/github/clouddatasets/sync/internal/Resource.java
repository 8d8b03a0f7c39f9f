package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a JSON:API document.
 *
 * @param type the kind on the wire, such as {@code dataset:projects}
 * @param id the id as the service sent it
 * @param attributes the attributes; null if the service sent none
 * @param relationships which other resources belong to this one; null if the service names none
 * @param <A> the record of the attributes
 */
@Decoded
public record Resource<A>(
        @Nullable String type,
        @Nullable String id,
        @Nullable A attributes,
        @Nullable Relations relationships) {

    /**
     * The id, which every model needs.
     *
     * @return the id
     * @throws WireId.Missing if the service sent none
     */
    public String requiredId() {
        return WireId.required("id", id);
    }

    /**
     * The attributes, or those of a resource that has none.
     *
     * @param none attributes that are all absent
     * @return the attributes
     */
    public A attributesOr(A none) {
        return attributes == null ? none : attributes;
    }

    /**
     * The id of a parent.
     *
     * @param relation the relation's name
     * @return the id; null if the document names none
     */
    public @Nullable String relatedId(String relation) {
        List<String> ids = relatedIds(relation);
        return ids.isEmpty() ? null : ids.get(0);
    }

    /**
     * The ids of children.
     *
     * @param relation the relation's name
     * @return the ids; empty if the document names none
     */
    public List<String> relatedIds(String relation) {
        return (relationships == null ? Relations.NONE : relationships).ids(relation);
    }
}
