package io.github.clouddatasets.sync.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON:API body of a creation or a change.
 *
 * @param data the resource
 */
public record Body(Data data) {

    /**
     * The resource.
     *
     * @param type the kind on the wire; null for steps that name none
     * @param id the id of the resource to change; null on creation, where the service ignores an id
     * @param attributes a record or a map
     * @param relationships the parents by the relation's name; null for none
     */
    public record Data(
            @Nullable String type,
            @Nullable String id,
            Object attributes,
            @Nullable Map<String, ToOne> relationships) {}

    /**
     * A parent.
     *
     * @param data its kind and id
     */
    public record ToOne(Identifier data) {}

    /**
     * Names a resource.
     *
     * @param type the kind on the wire
     * @param id the id
     */
    public record Identifier(String type, String id) {}

    static Body of(@Nullable String type, @Nullable String id, Object attributes) {
        return new Body(new Data(type, id, attributes, null));
    }

    /**
     * The body of a step, which has attributes and nothing else.
     *
     * @param attributes a record or a map
     * @return the body
     */
    public static Body ofAttributes(Object attributes) {
        return of(null, null, attributes);
    }

    /**
     * Names a parent.
     *
     * @param relation the relation's name
     * @param type the parent's kind
     * @param id the parent's id
     * @return the body with this parent, too
     */
    public Body under(String relation, ResourceType<?> type, String id) {
        return under(relation, type.name(), id);
    }

    /**
     * Names a parent of a kind that another room knows.
     *
     * @param relation the relation's name
     * @param type the parent's kind on the wire
     * @param id the parent's id
     * @return the body with this parent, too
     */
    public Body under(String relation, String type, String id) {
        Map<String, ToOne> parents = new LinkedHashMap<>();
        if (data.relationships != null) {
            parents.putAll(data.relationships);
        }
        parents.put(relation, new ToOne(new Identifier(type, id)));
        return new Body(new Data(data.type, data.id, data.attributes, parents));
    }
}
