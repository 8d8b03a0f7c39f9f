package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The resources that came along with those asked for. Each is read when a model looks for it. */
public final class Included {

    /** Nothing came along. */
    public static final Included NONE = new Included(Map.of());

    private final Map<Key, Resource<JsonNode>> resources;

    private Included(Map<Key, Resource<JsonNode>> resources) {
        this.resources = resources;
    }

    private record Key(@Nullable String type, @Nullable String id) {}

    static Included of(List<Resource<JsonNode>> resources) {
        if (resources.isEmpty()) {
            return NONE;
        }
        Map<Key, Resource<JsonNode>> byKey = new HashMap<>();
        resources.forEach(resource -> byKey.put(new Key(resource.type(), resource.id()), resource));
        return new Included(byKey);
    }

    /**
     * Looks for a resource and makes its model. The model sees no further resources, so that two which name each other do
     * not go round in a circle.
     *
     * @param type the kind
     * @param id the id; null for none
     * @param model makes the model
     * @param <A> the record of the attributes
     * @param <T> the model
     * @return the model; null if the resource did not come along
     */
    public <A, T> @Nullable T find(ResourceType<A> type, @Nullable String id, ResourceType.Model<A, T> model) {
        return find(type, id, model, NONE);
    }

    /**
     * As {@link #find(ResourceType, String, ResourceType.Model)}, with a model that sees the further resources, too.
     *
     * @param type the kind
     * @param id the id; null for none
     * @param model makes the model
     * @param further the resources that the model sees
     * @param <A> the record of the attributes
     * @param <T> the model
     * @return the model; null if the resource did not come along
     */
    public <A, T> @Nullable T find(
            ResourceType<A> type, @Nullable String id, ResourceType.Model<A, T> model, Included further) {
        Resource<JsonNode> found = id == null ? null : resources.get(new Key(type.name(), id));
        if (found == null && id != null) {
            found = resources.get(new Key(null, id)); // a resource that does not say its kind
        }
        return found == null ? null : model.of(type.read(found), further);
    }

    /**
     * Looks for several resources of a kind.
     *
     * @param type the kind
     * @param ids the ids
     * @param model makes the model of one
     * @param <A> the record of the attributes
     * @param <T> the model
     * @return the models of those that came along
     */
    public <A, T> List<T> findAll(ResourceType<A> type, List<String> ids, ResourceType.Model<A, T> model) {
        return ids.stream()
                .map(id -> find(type, id, model))
                .filter(Objects::nonNull)
                .toList();
    }
}
