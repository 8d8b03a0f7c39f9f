package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.spi.value.Env;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the service is, and which project counts, as the machine's settings name both. Endpoint and region belong together,
 * as do the id and the name of the project: a system property of a pair hides the variables of this pair.
 *
 * @param endpoint address of ModelArts
 * @param region the region
 * @param projectId the project's id
 * @param projectName the project's name
 * @param iamEndpoint address of the identity service
 */
record Place(
        Env.@Nullable Found endpoint,
        Env.@Nullable Found region,
        Env.@Nullable Found projectId,
        Env.@Nullable Found projectName,
        Env.@Nullable Found iamEndpoint) {

    /** How the names of the system properties of this client start. */
    static final String PROPERTIES = "clouddatasets.modelarts.";

    /**
     * Reads the settings.
     *
     * @param env the machine's settings
     * @return the place; what is not set is null
     */
    static Place of(Env env) {
        Env.Found endpoint = env.property(PROPERTIES + "endpoint");
        Env.Found region = env.property(PROPERTIES + "region");
        if (endpoint == null && region == null) {
            endpoint = env.find(PROPERTIES + "endpoint", "MODELARTS_ENDPOINT");
            region = env.find(PROPERTIES + "region", "MODELARTS_REGION");
        }
        Env.Found projectId = env.property(PROPERTIES + "project-id");
        Env.Found projectName = env.property(PROPERTIES + "project-name");
        if (projectId == null && projectName == null) {
            projectId = env.find(PROPERTIES + "project-id", "HUAWEICLOUD_SDK_PROJECT_ID");
        }
        Env.Found iamEndpoint = env.find(PROPERTIES + "iam-endpoint", "MODELARTS_IAM_ENDPOINT");
        return new Place(endpoint, region, projectId, projectName, iamEndpoint);
    }

    /**
     * Where the values were found.
     *
     * @return the origins by the names of the components; without those that are not set
     */
    Map<String, String> origins() {
        Map<String, String> origins = new HashMap<>();
        note(origins, "endpoint", endpoint);
        note(origins, "region", region);
        note(origins, "projectId", projectId);
        note(origins, "projectName", projectName);
        note(origins, "iamEndpoint", iamEndpoint);
        return origins;
    }

    private static void note(Map<String, String> origins, String name, Env.@Nullable Found found) {
        if (found != null) {
            origins.put(name, found.origin());
        }
    }

    /**
     * The value of a setting.
     *
     * @param found the setting, or null
     * @return the value, or null
     */
    static @Nullable String value(Env.@Nullable Found found) {
        return found == null ? null : found.value();
    }
}
