package io.github.clouddatasets.sync.internal;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the client make the sub-clients of other packages without a constructor that users see: such a sub-client hands its
 * constructor over when its class is initialised.
 */
public final class RoomDoor {

    private static final Map<Class<?>, Opening<?>> OPENINGS = new ConcurrentHashMap<>();

    private RoomDoor() {}

    /**
     * Makes a sub-client.
     *
     * @param <T> the sub-client
     */
    @FunctionalInterface
    public interface Opening<T> {
        /**
         * Makes the sub-client.
         *
         * @param services what it calls the platform with
         * @return the sub-client
         */
        T open(Services services);
    }

    /**
     * Hands a constructor over. Called by the static initialiser of the sub-client.
     *
     * @param <T> the sub-client
     * @param type its class
     * @param opening its constructor
     */
    public static <T> void handOver(Class<T> type, Opening<T> opening) {
        OPENINGS.put(type, opening);
    }

    /**
     * Makes a sub-client.
     *
     * @param <T> the sub-client
     * @param type its class
     * @param services what it calls the platform with
     * @return the sub-client
     */
    public static <T> T open(Class<T> type, Services services) {
        try {
            MethodHandles.lookup().ensureInitialized(type);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(type + " is not public", e);
        }
        Opening<?> opening = Objects.requireNonNull(OPENINGS.get(type), type::getName);
        return type.cast(opening.open(services));
    }
}
