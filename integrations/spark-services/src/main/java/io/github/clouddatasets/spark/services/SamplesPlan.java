package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.samples.Sample;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many samples there are and how the service pages them, as the driver has found out.
 *
 * @param total the number of samples; {@link #UNKNOWN} if the service does not say
 * @param pageSize how many samples the service gives at once: as many as it was asked for, or fewer
 * @param mode what the service's offset counts; {@code AUTO} if one page holds everything
 */
record SamplesPlan(long total, int pageSize, OffsetMode mode) {

    static final long UNKNOWN = -1;

    /** What a task reads again, at most, when it is retried: 10,000 samples of the largest pages. */
    private static final int MOST_PAGES = 100;

    /**
     * The pages of one partition. A page has its place in the listing and nothing else, so a task that is tried again reads the
     * same places.
     *
     * @param index the partition's number, from 0
     * @param partitions how many partitions there are
     * @param first the number of the first page, from 0
     * @param count how many pages; {@link Integer#MAX_VALUE} for all that there are
     */
    record Range(int index, int partitions, int first, int count) implements InputPartition {
        private static final long serialVersionUID = 1;
    }

    /**
     * Asks the service: once, and twice if nobody knows yet what its offset counts.
     *
     * @throws io.github.clouddatasets.core.SdkException if the service refuses, or cannot be reached
     */
    static SamplesPlan of(DatasetAccess access, SamplesRequest request) {
        try (JvmClients.Lease<DatasetClient> lease = JvmClients.get().lease(access)) {
            DatasetClient client = lease.client();
            Iterator<Page<Sample>> pages = client.samples()
                    .list(request.datasetId(), request.query())
                    .pages()
                    .iterator();
            Page<Sample> first = pages.next();
            Total total = first.total();
            int size = first.items().size();
            if (total == null || !total.exact()) {
                return new SamplesPlan(UNKNOWN, request.pageSize(), client.offsetMode());
            }
            if (total.count() > size && client.offsetMode() == OffsetMode.AUTO && pages.hasNext()) {
                pages.next();
            }
            // A service may give fewer than it is asked for; an empty page among samples is a riddle for the reader.
            boolean isShort = size > 0 && size < request.pageSize() && size < total.count();
            return new SamplesPlan(total.count(), isShort ? size : request.pageSize(), client.offsetMode());
        }
    }

    /**
     * Divides the pages. None is empty: pages that the total does not promise are not asked for.
     *
     * @param given how many partitions the user asks for, at most one for each page; null to decide here
     * @param limit how many samples are enough; null for all
     * @param paced whether a rate is divided over the partitions, so that more of them than cores would wait in vain
     * @param cores how many tasks the cluster runs at once
     */
    List<Range> partitions(@Nullable Integer given, @Nullable Integer limit, boolean paced, int cores) {
        if (total == UNKNOWN) {
            return List.of(new Range(0, 1, 0, Integer.MAX_VALUE));
        }
        long records = limit == null ? total : Math.min(total, limit);
        int pages = Math.toIntExact((records + pageSize - 1) / pageSize);
        int divided = given != null ? given : paced ? cores : Math.max(cores, (pages + MOST_PAGES - 1) / MOST_PAGES);
        int partitions = Math.min(pages, Math.max(1, divided));
        List<Range> ranges = new ArrayList<>(partitions);
        for (int i = 0; i < partitions; i++) {
            int first = (int) ((long) pages * i / partitions);
            int next = (int) ((long) pages * (i + 1) / partitions);
            ranges.add(new Range(i, partitions, first, next - first));
        }
        return ranges;
    }
}
