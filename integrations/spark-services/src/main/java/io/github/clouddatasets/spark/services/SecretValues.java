package io.github.clouddatasets.spark.services;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * The credentials of one use of a source or a sink, on their way to the executors. They travel inside the serialized factories of
 * readers and writers, which no plan, page or event log shows; or not at all, where a Hadoop credential provider has them:
 * then every executor reads the provider itself.
 *
 * <p>Two values of this class are equal if they have the same secrets, or the same provider and alias.
 */
final class SecretValues implements Serializable {

    private static final long serialVersionUID = 1;

    private static final String PROVIDERS = "hadoop.security.credential.provider.path";

    private static final String EXECUTOR_ENVIRONMENT = "spark.executorEnv.";

    /** What the SDK's clients find in the environment and what is secret. */
    private static final Set<String> VARIABLES = Set.of(
            "HUAWEICLOUD_SDK_SK",
            "HUAWEICLOUD_SDK_SECURITY_TOKEN",
            "MODELARTS_TOKEN",
            "OS_AUTH_TOKEN",
            "OS_TOKEN",
            "OS_PASSWORD",
            "IDAH_API_KEY");

    private static final Logger LOG = LoggerFactory.getLogger(SecretValues.class);

    private final LinkedHashMap<String, String> values;
    private final @Nullable String alias;
    private final @Nullable String providers;
    private final @Nullable SerializableConfiguration hadoop;

    private SecretValues(
            Map<String, String> values,
            @Nullable String alias,
            @Nullable String providers,
            @Nullable SerializableConfiguration hadoop) {
        this.values = new LinkedHashMap<>(values);
        this.alias = alias;
        this.providers = providers;
        this.hadoop = hadoop;
    }

    /**
     * Reads the credentials among the options, on the driver.
     *
     * @param options the options
     * @param secrets the names of the options that hold secrets
     * @param open the names of the options that belong to the secrets and are none, such as a user's name
     * @param aliasOption the name of the option that names the alias in the credential providers
     * @throws IllegalArgumentException if Spark would show one of the options in plans, or if there are options beside an
     *     alias, or an alias without a provider
     */
    static SecretValues of(SourceOptions options, List<String> secrets, List<String> open, String aliasOption) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : Stream.concat(open.stream(), secrets.stream()).toList()) {
            String value = options.text(name);
            if (value != null) {
                if (secrets.contains(name) && !isRedacted(name)) {
                    throw options.refused(
                            "option " + name + " would be readable in plans and in the web UI, since neither"
                                    + " spark.redaction.regex nor spark.sql.redaction.options.regex matches its name: change them,"
                                    + " or take the secret from the environment or a credential provider");
                }
                values.put(name, value);
            }
        }
        String alias = options.text(aliasOption);
        if (alias == null) {
            return new SecretValues(values, null, null, null);
        }
        if (!values.isEmpty()) {
            throw options.refused(
                    "options " + aliasOption + " and " + String.join(", ", values.keySet()) + " exclude each other");
        }
        Configuration hadoop = SparkContext.getOrCreate().hadoopConfiguration();
        String providers = hadoop.get(PROVIDERS);
        if (providers == null || providers.isBlank()) {
            throw options.refused("option " + aliasOption + " needs a Hadoop credential provider: set spark.hadoop."
                    + PROVIDERS + ", such as jceks://hdfs@host/user/me/cloud.jceks");
        }
        return new SecretValues(values, alias, providers, new SerializableConfiguration(hadoop));
    }

    /**
     * Warns of secrets that Spark shows: {@code spark.executorEnv.NAME} sets a variable of the executors, and is on the
     * environment page and in the event log unless the redaction covers the name.
     */
    static void warnOfExecutorEnvironment() {
        for (String variable : readableVariables(SparkContext.getOrCreate().getConf())) {
            LOG.warn(
                    "{}{} is readable on the environment page and in the event log: its name does not match"
                            + " spark.redaction.regex",
                    EXECUTOR_ENVIRONMENT,
                    variable);
        }
    }

    /** The variables of the executors that hold secrets and that Spark would show. */
    static List<String> readableVariables(SparkConf conf) {
        return Arrays.stream(conf.getAllWithPrefix(EXECUTOR_ENVIRONMENT))
                .map(Tuple2::_1)
                .filter(VARIABLES::contains)
                .filter(name -> !isRedacted(name))
                .toList();
    }

    /** Whether Spark hides the value of an option of this name wherever it shows options. */
    static boolean isRedacted(String name) {
        String probe = "readable";
        return !SQLConf.get()
                .redactOptions(new scala.collection.immutable.Map.Map1<>(name, probe))
                .apply(name)
                .equals(probe);
    }

    /**
     * A secret, or what belongs to one.
     *
     * @param name the name of its option
     * @return the value; null if the options, or the credential providers, have none of this name
     * @throws IllegalStateException if the providers cannot be read
     */
    @Nullable
    String get(String name) {
        if (hadoop == null) {
            return values.get(name);
        }
        String entry = alias + "." + name;
        try {
            char[] secret = hadoop.value().getPasswordFromCredentialProviders(entry);
            return secret == null ? null : new String(secret);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the credential providers " + providers + " could not be read for the alias " + entry, e);
        }
    }

    /** Where the secrets are, for messages. */
    String origin() {
        return alias == null ? "options" : "aliases that begin with " + alias + ". in " + providers;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretValues secrets
                && values.equals(secrets.values)
                && Objects.equals(alias, secrets.alias)
                && Objects.equals(providers, secrets.providers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, alias, providers);
    }

    /** Names without values. */
    @Override
    public String toString() {
        return "SecretValues[" + (alias == null ? String.join(", ", values.keySet()) : origin()) + ']';
    }
}
