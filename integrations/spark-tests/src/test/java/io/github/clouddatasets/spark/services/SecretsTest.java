package io.github.clouddatasets.spark.services;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.spark.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.security.alias.CredentialProvider;
import org.apache.hadoop.security.alias.CredentialProviderFactory;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are in no place where Spark shows its work, and there are ways that need none among the options. */
class SecretsTest {

    private static final String PROVIDERS = "hadoop.security.credential.provider.path";

    private static DatasetCloudEmulator cloud;
    private static SampleSource source;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
        source = SampleSource.of(cloud, 12);
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @Test
    void secretsAmongOptionsAreInNoPlanLogOrPage() throws Exception {
        String secret = cloud.secretKey();
        String token = "TOKEN-that-nobody-may-see";
        SparkTraces traces = new SparkTraces();
        Dataset<Row> samples = source.read().where("sample_state = '__NONE__'");
        traces.plans("read", samples);
        samples.collectAsList();

        Dataset<Row> labels = source.read().select(col("sample_id"), lit("dog").as("labels"));
        source.writer(labels).save(source.datasetId());

        Dataset<Row> refused = LocalSpark.session()
                .read()
                .format("modelarts-samples")
                .option("endpoint", cloud.modelArtsEndpoint())
                .option("projectId", cloud.projectId())
                .option("token", token)
                .load(source.datasetId());
        traces.add("refusal", stackTrace(catchThrowable(refused::collectAsList)));
        traces.add("table", new SamplesTable(samples.schema(), Map.of("datasetId", "d", "secretKey", secret)));
        traces.events().pages();

        assertThat(traces.size()).isGreaterThan(20);
        assertThat(traces.with(source.datasetId())).hasSizeGreaterThan(5); // the jobs did leave traces there
        assertThat(traces.with(secret)).isEmpty();
        assertThat(traces.with(token)).isEmpty();
    }

    private static String stackTrace(Throwable thrown) {
        java.io.StringWriter text = new java.io.StringWriter();
        thrown.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    @Test
    void optionThatSparkWouldShowIsRefused() {
        String regex = "spark.redaction.regex";
        SQLConf.get().setConfString(regex, "(?i)credit");
        try {
            assertThatThrownBy(() -> source.read().count())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("option secretKey would be readable in plans")
                    .hasMessageNotContaining(cloud.secretKey());
        } finally {
            SQLConf.get().unsetConf(regex);
        }
    }

    @Test
    void secretsOfACredentialProviderAreReadWhereTheyAreNeeded(@TempDir Path folder) throws Exception {
        String path = "localjceks://file" + folder.resolve("cloud.jceks");
        var hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
        hadoop.set(PROVIDERS, path);
        try {
            CredentialProvider provider =
                    CredentialProviderFactory.getProviders(hadoop).get(0);
            provider.createCredentialEntry("cloud.accessKey", cloud.accessKey().toCharArray());
            provider.createCredentialEntry("cloud.secretKey", cloud.secretKey().toCharArray());
            provider.flush();

            Dataset<Row> samples = LocalSpark.session()
                    .read()
                    .format("modelarts-samples")
                    .option("endpoint", cloud.modelArtsEndpoint())
                    .option("projectId", cloud.projectId())
                    .option("credentialAlias", "cloud")
                    .load(source.datasetId());

            assertThat(samples.count()).isEqualTo(12);
            assertThatThrownBy(() -> source.reader()
                            .option("credentialAlias", "cloud")
                            .load(source.datasetId())
                            .count())
                    .hasMessageContaining("credentialAlias and accessKey, secretKey exclude each other");
        } finally {
            hadoop.unset(PROVIDERS);
        }
    }

    @Test
    void aliasWithoutAProviderIsRefused() {
        assertThatThrownBy(() -> LocalSpark.session()
                        .read()
                        .format("modelarts-samples")
                        .option("region", "eu-de")
                        .option("credentialAlias", "cloud")
                        .load("d1")
                        .count())
                .hasMessageContaining("option credentialAlias needs a Hadoop credential provider: set"
                        + " spark.hadoop.hadoop.security.credential.provider.path");
    }

    @Test
    void environmentOfTheMachineIsUsedIfItShall() {
        Map<String, String> settings = Map.of(
                "clouddatasets.modelarts.access-key", cloud.accessKey(),
                "clouddatasets.modelarts.secret-key", cloud.secretKey(),
                "clouddatasets.modelarts.endpoint", cloud.modelArtsEndpoint(),
                "clouddatasets.modelarts.project-id", cloud.projectId());
        settings.forEach(System::setProperty);
        try {
            assertThat(LocalSpark.session()
                            .read()
                            .format("modelarts-samples")
                            .option("fromEnvironment", true)
                            .load(source.datasetId())
                            .count())
                    .isEqualTo(12);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void variableOfTheExecutorsThatSparkWouldShowIsNoticed() {
        SparkConf conf = new SparkConf(false)
                .set("spark.executorEnv.HUAWEICLOUD_SDK_SK", "geheim")
                .set("spark.executorEnv.MODELARTS_TOKEN", "geheim")
                .set("spark.executorEnv.MODELARTS_REGION", "eu-de");

        assertThat(SecretValues.readableVariables(conf)).containsExactly("HUAWEICLOUD_SDK_SK");
    }

    @Test
    void nothingThatTravelsPrintsASecret() {
        DatasetAccess access = DatasetAccess.of(new SourceOptions(
                "test",
                DatasetAccess.OPTIONS,
                List.of(Map.of("region", "eu-de", "domain", "d", "user", "u", "password", "geheim"))));

        assertThat(new SampleReaders(
                                access,
                                new SamplesRequest("d1", null, null, null, null, 10),
                                List.of("sample_id"),
                                5,
                                new SamplesTable.Division(null, null, 0, true))
                        .toString())
                .contains("password")
                .doesNotContain("geheim");
    }
}
