package io.github.clouddatasets.datasets.samples;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.datasets.team.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sample of a dataset ({@code listSamples}, {@code describeSample}, schema {@code DescribeSampleResp}). Its addresses
 * open the file for anyone until they expire, so {@code toString} hides them. The service leaves fields out freely: a
 * missing field is {@code null}, a missing list or map is empty.
 *
 * @param sampleId id of the sample
 * @param sampleType kind of file
 * @param sampleName name of the file
 * @param sampleDir directory of the file
 * @param sampleSize size of the file, or length of the text, in bytes
 * @param sampleTime when the file last changed in OBS
 * @param sampleStatus state of the sample
 * @param labels labels that the sample carries
 * @param metadata attributes that the service itself keeps with the sample
 * @param source address of the file, as a rule a signed one in OBS, a secret: it carries the permission to read the
 *     file and expires; do not store or log it
 * @param subSampleUrl address of a sub-sample, a secret too; healthcare only
 * @param sampleData content of the sample
 * @param labelers team members that the sample is assigned to
 * @param workerId id of the team member
 * @param hardDetails number of a reason ({@link HardReasonId}) to why the sample is a hard example
 * @param deletionReasons why the sample was deleted; healthcare only
 * @param checkAccept whether the sample passed acceptance; team labeling only
 * @param checkComment remark on acceptance; team labeling only
 * @param checkScore grade on acceptance; team labeling only
 * @param reviewAccept whether the sample passed review; team labeling only
 * @param reviewComment remark on review; team labeling only
 * @param reviewScore grade on review; team labeling only
 * @param score grade in all; team labeling only
 */
@Decoded
public record Sample(
        String sampleId,
        @Nullable SampleType sampleType,
        @Nullable String sampleName,
        @Nullable String sampleDir,
        @Nullable Long sampleSize,
        @Nullable Instant sampleTime,
        @Nullable SampleStatus sampleStatus,
        List<SampleLabel> labels,
        @Nullable SampleMetadata metadata,
        @Nullable String source,
        @Nullable String subSampleUrl,
        List<String> sampleData,
        List<Worker> labelers,
        @Nullable String workerId,
        Map<String, HardDetail> hardDetails,
        List<String> deletionReasons,
        @Nullable Boolean checkAccept,
        @Nullable String checkComment,
        @Nullable String checkScore,
        @Nullable Boolean reviewAccept,
        @Nullable String reviewComment,
        @Nullable String reviewScore,
        @Nullable String score) {

    /** Copies lists and maps and insists on the id. {@inheritDoc} */
    public Sample {
        sampleId = WireId.required("sample_id", sampleId);
        labels = Immutable.list(labels);
        sampleData = Immutable.list(sampleData);
        labelers = Immutable.list(labelers);
        hardDetails = Immutable.map(hardDetails);
        deletionReasons = Immutable.list(deletionReasons);
    }

    /** All components but the addresses, which show as {@code ***}. */
    @Override
    public String toString() {
        return "Sample[sampleId=" + sampleId
                + ", sampleType=" + sampleType
                + ", sampleName=" + sampleName
                + ", sampleDir=" + sampleDir
                + ", sampleSize=" + sampleSize
                + ", sampleTime=" + sampleTime
                + ", sampleStatus=" + sampleStatus
                + ", labels=" + labels
                + ", metadata=" + metadata
                + ", source=" + (source == null ? null : "***")
                + ", subSampleUrl=" + (subSampleUrl == null ? null : "***")
                + ", sampleData=" + sampleData
                + ", labelers=" + labelers
                + ", workerId=" + workerId
                + ", hardDetails=" + hardDetails
                + ", deletionReasons=" + deletionReasons
                + ", checkAccept=" + checkAccept
                + ", checkComment=" + checkComment
                + ", checkScore=" + checkScore
                + ", reviewAccept=" + reviewAccept
                + ", reviewComment=" + reviewComment
                + ", reviewScore=" + reviewScore
                + ", score=" + score + ']';
    }
}
