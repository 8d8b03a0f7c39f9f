package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Env;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, where, and for which project: what a machine is set up with. {@link #find()} looks in these places, and the
 * first that says who calls is taken whole, so that parts of two accounts are never mixed:
 *
 * <ol>
 *   <li>{@code MODELARTS_TOKEN}: an IAM token
 *   <li>{@code HUAWEICLOUD_SDK_AK} and {@code HUAWEICLOUD_SDK_SK}, with {@code HUAWEICLOUD_SDK_SECURITY_TOKEN} for
 *       temporary keys
 *   <li>the variables of OpenStack: {@code OS_AUTH_TOKEN} or {@code OS_TOKEN}; or {@code OS_USERNAME},
 *       {@code OS_PASSWORD} and {@code OS_USER_DOMAIN_NAME}; with {@code OS_AUTH_URL}, {@code OS_REGION_NAME},
 *       {@code OS_PROJECT_ID} or {@code OS_PROJECT_NAME}
 *   <li>{@code clouds.yaml}: the file that {@code OS_CLIENT_CONFIG_FILE} names, or the first of {@code ./clouds.yaml},
 *       {@code ~/.config/openstack/clouds.yaml} and {@code /etc/openstack/clouds.yaml}; in it the entry that
 *       {@code OS_CLOUD} names, or the only one
 * </ol>
 *
 * <p>A place that says something but not enough stops the search, rather than calling as somebody else. For all of them
 * {@code MODELARTS_ENDPOINT}, {@code MODELARTS_REGION} (else {@code OS_REGION_NAME}), {@code MODELARTS_IAM_ENDPOINT} and
 * {@code HUAWEICLOUD_SDK_PROJECT_ID} say the place and the project, and win over what the account says. Variables are
 * read without the blanks around their values, and an empty one counts as not set.
 *
 * <pre>{@code
 * DatasetClient.builder().account(CloudAccount.find()).timeout(Duration.ofMinutes(1)).build()
 * }</pre>
 *
 * <p>Names and files are those of the vendor's SDK and of OpenStack's clients
 * (https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html).
 *
 * @param source where the credentials were found, for messages
 * @param credentials who calls
 * @param endpoint address of ModelArts; null for the region's
 * @param region the region; null if the endpoint says enough
 * @param projectId the project's id; null to have it looked up
 * @param projectName the project's name; null for its id, or for the project named like the region
 * @param iamEndpoint address of the identity service; null for the one beside the endpoint
 */
public record CloudAccount(
        String source,
        Credentials credentials,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String iamEndpoint) {

    /**
     * Looks in the environment and the files of this machine. Nothing is sent.
     *
     * @return the first account found
     * @throws IllegalStateException if there is none, or one that cannot be used: it lists what was tried and what was
     *     wrong, never a secret
     */
    public static CloudAccount find() {
        return find(Env.ofProcess(), AccountFiles.ofMachine());
    }

    public static CloudAccount find(Env env, AccountFiles files) {
        return new AccountSearch(env, files).find();
    }
}
