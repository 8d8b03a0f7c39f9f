package io.github.clouddatasets.spark.services;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.spark.LocalSpark;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The source {@code modelarts-samples}: each sample once, with few requests, in partitions. */
class SamplesSourceTest {

    private static DatasetCloudEmulator cloud;
    private static SampleSource source;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.start();
        source = SampleSource.of(cloud, 57);
    }

    @AfterAll
    static void end() {
        cloud.close();
    }

    @BeforeEach
    void forget() {
        cloud.clearRequests();
    }

    @Test
    @Tag("smoke")
    void everySampleIsReadOnceFromPartitionsOfPages() {
        Dataset<Row> samples =
                source.reader().option("pageSize", 10).option("partitions", 4).load(source.datasetId());

        List<String> ids = samples.select("sample_id").as(Encoders.STRING()).collectAsList();

        assertThat(samples.rdd().getNumPartitions()).isEqualTo(4);
        assertThat(ids).containsExactlyInAnyOrderElementsOf(source.ids());
    }

    @Test
    void jobSendsOneRequestForEachPageAndOneToPlanOrTwoTheFirstTime() {
        try (DatasetCloudEmulator own = cloud.newAccount()) {
            SampleSource fresh = SampleSource.of(own, 57);

            fresh.reader().option("pageSize", 10).load(fresh.datasetId()).collectAsList();

            assertThat(offsets(own)).containsExactlyInAnyOrder("0", "1", "0", "1", "2", "3", "4", "5");
            own.clearRequests();

            fresh.reader().option("pageSize", 10).load(fresh.datasetId()).collectAsList();

            assertThat(offsets(own)).containsExactlyInAnyOrder("0", "0", "1", "2", "3", "4", "5");
        }
    }

    @Test
    void serviceThatCountsRecordsGivesEverySampleOnce() {
        try (DatasetCloudEmulator records =
                DatasetCloudEmulator.builder().offsetUnit(OffsetUnit.RECORDS).start()) {
            SampleSource counted = SampleSource.of(records, 57);
            records.clearRequests();

            List<String> ids = counted.reader()
                    .option("pageSize", 10)
                    .option("partitions", 3)
                    .load(counted.datasetId())
                    .select("sample_id")
                    .as(Encoders.STRING())
                    .collectAsList();

            assertThat(records.requests("listSamples")).hasSize(8);
            assertThat(ids).containsExactlyInAnyOrderElementsOf(counted.ids());
        }
    }

    @Test
    void pagesThatAreAskedForAheadAreThoseOfThePartition() {
        List<String> ids = source.reader()
                .option("pageSize", 5)
                .option("partitions", 3)
                .option("prefetch", 4)
                .load(source.datasetId())
                .select("sample_id")
                .as(Encoders.STRING())
                .collectAsList();

        assertThat(ids).containsExactlyInAnyOrderElementsOf(source.ids());
        assertThat(cloud.requests("listSamples").stream()
                        .filter(request -> request.query().contains("limit=5")))
                .hasSizeLessThanOrEqualTo(12 + 2);
    }

    @Test
    void stateAndTypeGoIntoTheQueryAndSparkChecksThemAgain() {
        Dataset<Row> unlabeled = source.read()
                .where(col("sample_state")
                        .equalTo("__NONE__")
                        .and(col("sample_type").equalTo(0)));

        assertThat(unlabeled.count()).isEqualTo(19);
        assertThat(cloud.requests("listSamples"))
                .isNotEmpty()
                .allMatch(request -> request.query().contains("sample_state=__NONE__")
                        && request.query().contains("sample_type=0"));
        assertThat(unlabeled.queryExecution().executedPlan().toString()).contains("sampleState=__NONE__");
    }

    @Test
    void labelIsAnOptionThatTheServiceSelectsBy() {
        Dataset<Row> cats = source.reader().option("labelName", "cat").load(source.datasetId());

        assertThat(cats.select(explode(col("labels.name")))
                        .distinct()
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactly("cat");
        assertThat(cats.count()).isEqualTo(19);
    }

    @Test
    void filterThatTheServiceDoesNotKnowIsSparksAlone() {
        assertThat(source.read().where("sample_state <> '__NONE__'").count()).isEqualTo(38);
        assertThat(source.read().where("sample_state = 'odd'").count()).isZero();
        assertThat(cloud.requests("listSamples"))
                .noneMatch(request -> request.query().contains("sample_state"));
    }

    @Test
    void sampleHasItsTypes() {
        Row sample = source.read()
                .select("sample_name", "sample_type", "sample_size", "sample_time", "labels", "metadata.import_origin")
                .orderBy("sample_name")
                .first();

        assertThat(sample.getString(0)).isEqualTo("0000.jpg");
        assertThat(sample.getInt(1)).isZero();
        assertThat(sample.getLong(2)).isEqualTo(1);
        assertThat(sample.getTimestamp(3).toInstant())
                .isEqualTo(cloud.clients().datasets().samples().list(source.datasetId()).stream()
                        .filter(each -> "0000.jpg".equals(each.sampleName()))
                        .findFirst()
                        .orElseThrow()
                        .sampleTime());
        assertThat(sample.<Row>getList(4))
                .extracting(label -> label.<String>getAs("name"))
                .containsExactly("cat");
        assertThat(sample.getInt(5)).isZero();
    }

    @Test
    void limitReadsNoMorePagesThanItNeeds() {
        assertThat(source.reader()
                        .option("pageSize", 5)
                        .load(source.datasetId())
                        .limit(7)
                        .collectAsList())
                .hasSize(7);

        assertThat(cloud.requests("listSamples")).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void optionsOfTheSessionAndARateHoldForAJob() {
        String pageSize = "spark.datasource.modelarts-samples.pageSize";
        LocalSpark.session().conf().set(pageSize, "19");
        try {
            assertThat(source.reader()
                            .option("requestsPerSecond", 1000)
                            .load(source.datasetId())
                            .count())
                    .isEqualTo(57);
        } finally {
            LocalSpark.session().conf().unset(pageSize);
        }

        assertThat(cloud.requests("listSamples"))
                .hasSizeBetween(4, 5)
                .allMatch(request -> request.query().contains("limit=19"));
    }

    @Test
    void datasetWithoutSamplesHasNoRows() {
        assertThat(source.reader()
                        .option("labelName", "none")
                        .load(source.datasetId())
                        .count())
                .isZero();

        assertThat(cloud.requests("listSamples")).hasSize(1);
    }

    @Test
    void planKnowsTheNumberOfSamples() {
        assertThat(source.read()
                        .queryExecution()
                        .optimizedPlan()
                        .stats()
                        .rowCount()
                        .get()
                        .toString())
                .isEqualTo("57");
    }

    @Test
    void sampleThatIsDeletedOrAddedMeanwhileFailsTheJob() {
        try (DatasetCloudEmulator own = cloud.newAccount()) {
            SampleSource changing = SampleSource.of(own, 30);
            JavaRDD<Row> planned = planned(changing.reader(), changing);
            own.clients()
                    .datasets()
                    .samples()
                    .delete(changing.datasetId(), List.of(changing.ids().get(3)));
            JavaRDD<Row> again = planned(changing.reader(), changing);
            changing.add(2);

            assertThatThrownBy(planned::count)
                    .hasStackTraceContaining(
                            "dataset " + changing.datasetId() + " is not as it was: there were 30"
                                    + " samples when the job was planned, and there are 31. Samples may be missing or doubled.");
            assertThatThrownBy(again::count).hasStackTraceContaining("there were 29 samples");
        }
    }

    @Test
    void jobGoesOnWithAWarningIfItMay() {
        try (DatasetCloudEmulator own = cloud.newAccount()) {
            SampleSource changing = SampleSource.of(own, 30);
            JavaRDD<Row> planned = planned(changing.reader().option("onChange", "warn"), changing);
            List<String> ids = changing.ids();
            changing.add(2);

            assertThat(planned.map(row -> row.<String>getAs("sample_id")).collect())
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void publishedVersionIsReadAsItWas() {
        try (DatasetCloudEmulator own = cloud.newAccount()) {
            SampleSource changing = SampleSource.of(own, 12);
            List<String> ids = changing.ids();
            String version = own.clients()
                    .datasets()
                    .createVersion(changing.datasetId(), b -> b.versionName("V1"))
                    .await()
                    .versionId();
            changing.add(5);

            Dataset<Row> read = changing.reader()
                    .option("versionId", version)
                    .option("pageSize", 5)
                    .load(changing.datasetId());

            assertThat(read.select("sample_id").as(Encoders.STRING()).collectAsList())
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void serviceThatGivesFewerSamplesThanAskedForIsReadInItsOwnPages() {
        // A page of the emulator's default size stands in for the size that a service clamps to.
        SamplesPlan clamped = new SamplesPlan(57, 20, OffsetMode.PAGE);

        assertThat(clamped.partitions(2, null, false, 8))
                .containsExactly(new SamplesPlan.Range(0, 2, 0, 1), new SamplesPlan.Range(1, 2, 1, 2));
    }

    private static JavaRDD<Row> planned(DataFrameReader reader, SampleSource source) {
        JavaRDD<Row> rows =
                reader.option("pageSize", 10).load(source.datasetId()).toJavaRDD();
        assertThat(rows.getNumPartitions()).isPositive();
        return rows;
    }

    private static List<String> offsets(DatasetCloudEmulator own) {
        return own.requests("listSamples").stream()
                .map(RecordedRequest::query)
                .map(query -> query.replaceAll(".*offset=(\\d+).*", "$1"))
                .toList();
    }
}
