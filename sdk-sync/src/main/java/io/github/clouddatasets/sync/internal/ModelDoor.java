package io.github.clouddatasets.sync.internal;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a room make the models of another room from the resources that came along, without a conversion that users see: such a
 * model hands its conversion over when its class is initialised.
 */
public final class ModelDoor {

    private static final Map<Class<?>, Kind<?, ?>> KINDS = new ConcurrentHashMap<>();

    private ModelDoor() {}

    private record Kind<A, T>(ResourceType<A> type, ResourceType.Model<A, T> model) {
        @Nullable
        T find(Included included, @Nullable String id, Included further) {
            return included.find(type, id, model, further);
        }
    }

    /**
     * Hands a conversion over. Called by the static initialiser of the model.
     *
     * @param model the model's class
     * @param type the kind of resources
     * @param conversion makes the model of a resource
     * @param <A> the record of the attributes
     * @param <T> the model
     */
    public static <A, T> void handOver(Class<T> model, ResourceType<A> type, ResourceType.Model<A, T> conversion) {
        KINDS.put(model, new Kind<>(type, conversion));
    }

    /**
     * Looks for a resource among those that came along.
     *
     * @param model the model's class
     * @param id the resource's id; null for none
     * @param included what came along
     * @param further the resources that the model itself sees
     * @param <T> the model
     * @return the model; null if the resource did not come along
     */
    public static <T> @Nullable T find(Class<T> model, @Nullable String id, Included included, Included further) {
        try {
            MethodHandles.lookup().ensureInitialized(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(model + " is not public", e);
        }
        Kind<?, ?> kind = Objects.requireNonNull(KINDS.get(model), model::getName);
        return model.cast(kind.find(included, id, further));
    }

    /**
     * Looks for several resources among those that came along.
     *
     * @param model the model's class
     * @param ids the resources' ids
     * @param included what came along
     * @param <T> the model
     * @return the models of those that came along
     */
    public static <T> List<T> findAll(Class<T> model, List<String> ids, Included included) {
        return ids.stream()
                .map(id -> find(model, id, included, Included.NONE))
                .filter(Objects::nonNull)
                .toList();
    }
}
