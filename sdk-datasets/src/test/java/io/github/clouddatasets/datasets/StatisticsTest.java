package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.datasets.common.Language;
import io.github.clouddatasets.datasets.samples.HardReasonId;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operations on statistics, on the wire. */
class StatisticsTest {

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void countsAreRead() {
        wire.answer(200, """
                {"label_stats":[{"name":"Bees","type":1,"count":8,"sample_count":5}],
                 "sample_stats":{"un_annotation":309,"all":317},"key_sample_stats":{"total":317,"key_sample":2},
                 "hard_detail_stats":{"3":{"key":7,"value":{"id":3,"alo_name":"deviation","reason":"r"}}},
                 "metadata_stats":{},"data_spliting_enable":false}
                """);

        DatasetStats stats = wire.client.statistics().get("d1", q -> q.locale(Language.CHINESE));

        assertThat(Wire.line(wire.sent())).isEqualTo("GET /datasets/d1/data-annotations/stats?locale=zh-cn");
        assertThat(stats.sampleStats()).containsEntry("all", 317);
        assertThat(stats.dataSplittingEnabled()).isFalse();
        HardCount hard = Objects.requireNonNull(stats.hardDetailStats().get("3"));
        assertThat(hard.count()).isEqualTo(7);
        assertThat(Objects.requireNonNull(hard.detail()).aliasName()).isEqualTo("deviation");
        assertThat(hard.detail().id()).isEqualTo(HardReasonId.CLASS_DEVIATION);
    }

    @Test
    void metricsAreReadByTime() {
        wire.answer(
                200, "{\"metrics\":{\"total\":{\"1606320012681\":17,\"1606233612612\":16,\"soon\":1},\"queuing\":{}}}");

        DatasetMetrics metrics = wire.client
                .statistics()
                .metrics("d1", Instant.ofEpochMilli(1606233600000L), Instant.ofEpochMilli(1606320100000L));

        assertThat(Wire.line(wire.sent()))
                .isEqualTo("GET /datasets/d1/metrics?start_time=1606233600000&end_time=1606320100000");
        assertThat(metrics.series(DatasetMetrics.TOTAL).keySet())
                .containsExactly(Instant.ofEpochMilli(1606233612612L), Instant.ofEpochMilli(1606320012681L));
        assertThat(metrics.series(DatasetMetrics.QUEUING)).isEmpty();
        assertThat(metrics.series("nothing of the kind")).isEmpty();
    }

    @Test
    void badInputIsNotSent() {
        Instant now = Instant.ofEpochMilli(1606233600000L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire.client.statistics().metrics("d1", now, now.minusMillis(1)))
                .withMessageContaining("end must not be before start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire.client.statistics().get("."));
        assertThat(wire.server.getRequestCount()).isZero();
    }
}
