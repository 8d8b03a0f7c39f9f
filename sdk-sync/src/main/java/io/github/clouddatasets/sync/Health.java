package io.github.clouddatasets.sync;

import java.util.List;
import java.util.Map;

/**
 * Whether the Sync service reaches what it depends on ({@code getHealth}).
 *
 * @param dependencies by name, {@code OK} or {@code FAILED}: {@code sequel} is the database, {@code redis} the message
 *     store
 */
public record Health(Map<String, String> dependencies) {

    private static final String OK = "OK";

    /** Copies the map. */
    public Health {
        dependencies = Map.copyOf(dependencies);
    }

    /**
     * Whether all is well.
     *
     * @return true if every dependency answers
     */
    public boolean isHealthy() {
        return failed().isEmpty();
    }

    /**
     * What does not answer.
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
