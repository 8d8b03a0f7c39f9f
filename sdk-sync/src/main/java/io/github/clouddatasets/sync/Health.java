package io.github.clouddatasets.sync;

import java.util.List;
import java.util.Map;

/**
 * Whether the Sync service reaches its dependencies ({@code getHealth}).
 *
 * @param dependencies the state of each dependency by its name, {@code OK} or {@code FAILED}: {@code sequel} is the
 *     database, {@code redis} the message store
 */
public record Health(Map<String, String> dependencies) {

    private static final String OK = "OK";

    /** Copies the map. {@inheritDoc} */
    public Health {
        dependencies = Map.copyOf(dependencies);
    }

    /**
     * Whether the service reaches all its dependencies.
     *
     * @return true if every dependency is {@code OK}
     */
    public boolean isHealthy() {
        return failed().isEmpty();
    }

    /**
     * The dependencies that the service does not reach.
     *
     * @return the names of the dependencies that are not {@code OK}, sorted
     */
    public List<String> failed() {
        return dependencies.entrySet().stream()
                .filter(dependency -> !dependency.getValue().equals(OK))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
