package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Env;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, where, and for which project, as a machine is set up. {@link #find()} searches these sources in their order
 * and takes the first source that has credentials as a whole, so that parts of two accounts are never mixed:
 *
 * <ol>
 *   <li>the system properties {@code clouddatasets.modelarts.token}; or {@code .access-key} and {@code .secret-key}, with
 *       {@code .security-token} for temporary keys; or {@code .domain}, {@code .user} and {@code .password}
 *   <li>{@code MODELARTS_TOKEN}: an IAM token
 *   <li>{@code HUAWEICLOUD_SDK_AK} and {@code HUAWEICLOUD_SDK_SK}, with {@code HUAWEICLOUD_SDK_SECURITY_TOKEN} for
 *       temporary keys
 *   <li>the variables of OpenStack: {@code OS_AUTH_TOKEN} or {@code OS_TOKEN}; or {@code OS_USERNAME},
 *       {@code OS_PASSWORD} and {@code OS_USER_DOMAIN_NAME} (else {@code OS_DOMAIN_NAME}, {@code OS_USER_DOMAIN_ID},
 *       {@code OS_DOMAIN_ID}); with {@code OS_AUTH_URL}, {@code OS_REGION_NAME}, {@code OS_PROJECT_ID} or
 *       {@code OS_PROJECT_NAME} (else {@code OS_TENANT_ID} or {@code OS_TENANT_NAME}); a project name in another account
 *       than the user's is refused
 *   <li>{@code clouds.yaml}: the file that {@code OS_CLIENT_CONFIG_FILE} names, or the first {@code clouds.yaml},
 *       {@code .yml} or {@code .json} of the working directory, {@code $XDG_CONFIG_HOME/openstack},
 *       {@code ~/.config/openstack} and {@code /etc/openstack}; in this file the entry that {@code OS_CLOUD} names, or the
 *       only entry
 * </ol>
 *
 * <p>An entry of {@code clouds.yaml} is completed as OpenStack's clients do: with the {@code profile} it names (of
 * {@code clouds-public.yaml}, else {@code otc} or {@code otc-swiss}), with the entry of the same name in
 * {@code secure.yaml}, and with the values of its region, which {@code OS_REGION_NAME} chooses among those of the entry.
 * {@code cacert} is not read: trust a certificate through the client's transport. {@code verify: false} is refused. Reading
 * the files takes {@code org.snakeyaml:snakeyaml-engine} on the class path, an optional dependency of this module.
 *
 * <p>A source with incomplete credentials ends the search with an exception, rather than calling as somebody else.
 *
 * <p>Whatever the source, {@code MODELARTS_ENDPOINT}, {@code MODELARTS_REGION} (else {@code OS_REGION_NAME}),
 * {@code MODELARTS_IAM_ENDPOINT} and {@code HUAWEICLOUD_SDK_PROJECT_ID} name the place and the project, and win over the
 * account's own values. The system properties {@code clouddatasets.modelarts.endpoint}, {@code .region},
 * {@code .iam-endpoint}, {@code .project-id} and {@code .project-name} win over these variables. Blanks around the value of a variable are dropped; an empty variable counts as not set.
 *
 * <pre>{@code
 * DatasetClient.builder().account(CloudAccount.find()).timeout(Duration.ofMinutes(1)).build()
 * }</pre>
 *
 * <p>The names of variables and files are those of the vendor's SDK and of OpenStack's clients
 * (https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html).
 *
 * @param source the name of the source of the credentials, for messages
 * @param credentials who calls
 * @param endpoint address of ModelArts; null for the region's address
 * @param region the region; null if the endpoint alone names the place
 * @param projectId the project's id; null for a lookup by name
 * @param projectName the project's name; null if the id is set, or for the project that has the region's name
 * @param iamEndpoint address of the identity service; null for the one beside the endpoint
 * @param origins where the values were found, by the names of these components, without secrets; a value without an entry is
 *     from the source
 */
public record CloudAccount(
        String source,
        Credentials credentials,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String iamEndpoint,
        Map<String, String> origins) {

    /**
     * Checks that source and credentials are there. The client's builder checks the rest.
     *
     * @param source the name of the source of the credentials
     * @param credentials who calls
     * @param endpoint address of ModelArts, or null
     * @param region the region, or null
     * @param projectId the project's id, or null
     * @param projectName the project's name, or null
     * @param iamEndpoint address of the identity service, or null
     * @param origins where the values were found
     * @throws IllegalArgumentException if source, credentials or origins are null
     */
    public CloudAccount {
        Check.required("source", source);
        Check.required("credentials", credentials);
        origins = Map.copyOf(Check.required("origins", origins));
    }

    /**
     * An account whose values are all from its source.
     *
     * @param source the name of the source of the credentials
     * @param credentials who calls
     * @param endpoint address of ModelArts, or null
     * @param region the region, or null
     * @param projectId the project's id, or null
     * @param projectName the project's name, or null
     * @param iamEndpoint address of the identity service, or null
     * @throws IllegalArgumentException if source or credentials are null
     */
    public CloudAccount(
            String source,
            Credentials credentials,
            @Nullable String endpoint,
            @Nullable String region,
            @Nullable String projectId,
            @Nullable String projectName,
            @Nullable String iamEndpoint) {
        this(source, credentials, endpoint, region, projectId, projectName, iamEndpoint, Map.of());
    }

    /**
     * Searches the environment and the files of this machine. Nothing is sent.
     *
     * @return the first account found
     * @throws IllegalStateException if no source has credentials, or the first that has some cannot be used; the message
     *     lists the sources and names the fault, never a secret
     */
    public static CloudAccount find() {
        return find(Env.ofProcess(), AccountFiles.ofMachine());
    }

    /**
     * Completes credentials with the place and the project that the settings of this machine name: the system properties
     * {@code clouddatasets.modelarts.*}, {@code MODELARTS_ENDPOINT}, {@code MODELARTS_REGION} (else {@code OS_REGION_NAME}),
     * {@code MODELARTS_IAM_ENDPOINT} and {@code HUAWEICLOUD_SDK_PROJECT_ID}. No account is searched: the project of another
     * account would not fit. Nothing is sent.
     *
     * @param credentials who calls
     * @return the account; without a place if no setting names one
     * @throws IllegalArgumentException if the credentials are null
     */
    public static CloudAccount find(Credentials credentials) {
        return find(Env.ofProcess(), Check.required("credentials", credentials));
    }

    static CloudAccount find(Env env, Credentials credentials) {
        return new AccountSearch(env, AccountFiles.ofMachine()).of(credentials);
    }

    static CloudAccount find(Env env, AccountFiles files) {
        return new AccountSearch(env, files).find();
    }

    /** Accounts with the same values are equal, wherever the values were found. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CloudAccount account && values().equals(account.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(source, credentials, endpoint, region, projectId, projectName, iamEndpoint);
    }
}
