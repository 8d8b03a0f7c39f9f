package io.github.clouddatasets.spark.services;

import static io.github.clouddatasets.spark.services.RowShape.array;
import static io.github.clouddatasets.spark.services.RowShape.map;
import static io.github.clouddatasets.spark.services.RowShape.text;
import static io.github.clouddatasets.spark.services.RowShape.texts;
import static io.github.clouddatasets.spark.services.RowShape.time;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import io.github.clouddatasets.datasets.samples.HardDetail;
import io.github.clouddatasets.datasets.samples.HardReasonId;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.datasets.samples.SampleLabelProperty;
import io.github.clouddatasets.datasets.samples.SampleMetadata;
import io.github.clouddatasets.datasets.team.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a sample. They have the names of the service. Numbers that stand for something (types, roles) stay numbers,
 * since their sets are open.
 */
final class SampleColumns {

    static final String SAMPLE_ID = "sample_id";
    static final String SAMPLE_TYPE = "sample_type";
    static final String SAMPLE_STATE = "sample_state";
    static final String LABELS = "labels";

    private static final RowShape<SampleLabelProperty> PROPERTY = RowShape.<SampleLabelProperty>empty()
            .with("shape", StringType, p -> text(value(p.shape(), shape -> shape.value())))
            .with(
                    "feature",
                    createArrayType(createArrayType(DoubleType)),
                    p -> array(p.feature(), point -> array(point, number -> number)))
            .with("hard", BooleanType, SampleLabelProperty::hard)
            .with("hard_coefficient", DoubleType, SampleLabelProperty::hardCoefficient)
            .with("hard_reasons", createArrayType(IntegerType), p -> reasons(p.hardReasons()))
            .with("start_index", IntegerType, SampleLabelProperty::startIndex)
            .with("end_index", IntegerType, SampleLabelProperty::endIndex)
            .with("from", StringType, p -> text(p.from()))
            .with("to", StringType, p -> text(p.to()))
            .with("start_time_ms", LongType, p -> value(p.startTime(), Duration::toMillis))
            .with("end_time_ms", LongType, p -> value(p.endTime(), Duration::toMillis))
            .with("content", StringType, p -> text(p.content()))
            .with("source", StringType, p -> text(p.source()));

    /** A label; the sink of labels takes labels of this form, too. */
    static final RowShape<SampleLabel> LABEL = RowShape.<SampleLabel>empty()
            .with("name", StringType, l -> text(l.name()))
            .with("type", IntegerType, l -> value(l.type(), type -> type.value()))
            .with("score", DoubleType, SampleLabel::score)
            .with("id", StringType, l -> text(l.id()))
            .with("annotated_by", StringType, l -> text(value(l.annotatedBy(), by -> by.value())))
            .with("property", PROPERTY.type(), l -> PROPERTY.row(l.property()));

    private static final RowShape<SampleMetadata> METADATA = RowShape.<SampleMetadata>empty()
            .with("import_origin", IntegerType, SampleMetadata::importOrigin)
            .with("hard", BooleanType, SampleMetadata::hard)
            .with("hard_coefficient", DoubleType, SampleMetadata::hardCoefficient)
            .with("hard_reasons", createArrayType(IntegerType), m -> reasons(m.hardReasons()))
            .with("size", createArrayType(IntegerType), m -> array(m.size(), number -> number));

    private static final RowShape<Worker> LABELER = RowShape.<Worker>empty()
            .with("worker_id", StringType, w -> text(w.workerId()))
            .with("workforce_id", StringType, w -> text(w.workforceId()))
            .with("email", StringType, w -> text(w.email()))
            .with("description", StringType, w -> text(w.description()))
            .with("role", IntegerType, w -> value(w.role(), role -> role.value()))
            .with("status", IntegerType, w -> value(w.status(), status -> status.value()))
            .with("create_time", TimestampType, w -> time(w.createTime()))
            .with("update_time", TimestampType, w -> time(w.updateTime()));

    private static final RowShape<HardDetail> HARD_DETAIL = RowShape.<HardDetail>empty()
            .with("id", IntegerType, d -> value(d.id(), HardReasonId::value))
            .with("reason", StringType, d -> text(d.reason()))
            .with("suggestion", StringType, d -> text(d.suggestion()))
            .with("alias_name", StringType, d -> text(d.aliasName()));

    /** All columns. */
    static final RowShape<Sample> ALL = RowShape.<Sample>empty()
            .with(SAMPLE_ID, StringType, s -> text(s.sampleId()))
            .with(SAMPLE_TYPE, IntegerType, s -> value(s.sampleType(), type -> type.value()))
            .with("sample_name", StringType, s -> text(s.sampleName()))
            .with("sample_dir", StringType, s -> text(s.sampleDir()))
            .with("sample_size", LongType, Sample::sampleSize)
            .with("sample_time", TimestampType, s -> time(s.sampleTime()))
            .with("sample_status", StringType, s -> text(value(s.sampleStatus(), status -> status.value())))
            .with(
                    SAMPLE_STATE,
                    StringType,
                    s -> text(value(s.sampleStatus(), status -> status.state().value())))
            .with(LABELS, createArrayType(LABEL.type()), s -> array(s.labels(), LABEL::row))
            .with("metadata", METADATA.type(), s -> METADATA.row(s.metadata()))
            .with("source", StringType, s -> text(s.source()))
            .with("sub_sample_url", StringType, s -> text(s.subSampleUrl()))
            .with("sample_data", createArrayType(StringType), s -> texts(s.sampleData()))
            .with("labelers", createArrayType(LABELER.type()), s -> array(s.labelers(), LABELER::row))
            .with("worker_id", StringType, s -> text(s.workerId()))
            .with(
                    "hard_details",
                    createMapType(StringType, HARD_DETAIL.type()),
                    s -> map(s.hardDetails(), HARD_DETAIL::row))
            .with("deletion_reasons", createArrayType(StringType), s -> texts(s.deletionReasons()))
            .with("check_accept", BooleanType, Sample::checkAccept)
            .with("check_comment", StringType, s -> text(s.checkComment()))
            .with("check_score", StringType, s -> text(s.checkScore()))
            .with("review_accept", BooleanType, Sample::reviewAccept)
            .with("review_comment", StringType, s -> text(s.reviewComment()))
            .with("review_score", StringType, s -> text(s.reviewScore()))
            .with("score", StringType, s -> text(s.score()));

    private SampleColumns() {}

    private static Object reasons(List<HardReasonId> reasons) {
        return array(reasons, HardReasonId::value);
    }

    private static <T, R> @Nullable R value(@Nullable T object, Function<T, R> read) {
        return object == null ? null : read.apply(object);
    }
}
