package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.samples.Sample;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pages of one partition. Every page says how many samples the listing has at that moment: if that is not what the
 * job was planned with, samples were added or deleted meanwhile, and pages may have shifted under the partitions.
 */
final class SampleReader implements PartitionReader<InternalRow> {

    private static final Logger LOG = LoggerFactory.getLogger(SampleReader.class);

    private final JvmClients.Lease<DatasetClient> lease;
    private final SampleReaders made;
    private final SamplesPlan.Range range;
    private final Pace pace;
    private final RowShape<Sample> shape;
    private final Iterator<Page<Sample>> pages;
    private int read;
    private Iterator<Sample> samples = Collections.emptyIterator();
    private @Nullable InternalRow row;
    private boolean warned;

    SampleReader(JvmClients.Lease<DatasetClient> lease, SampleReaders made, SamplesPlan.Range range, Pace pace) {
        this.lease = lease;
        this.made = made;
        this.range = range;
        this.pace = pace;
        this.shape = SampleColumns.ALL.only(made.columns());
        SamplesRequest request = made.request();
        Paged<Sample> listing = lease.client()
                .samples()
                .list(request.datasetId(), request.query())
                .from((long) range.first() * request.pageSize());
        int ahead = made.division().ahead();
        if (ahead > 0) {
            // The limit keeps the pages of the next partition from being asked for.
            listing = listing.limit((long) range.count() * request.pageSize()).prefetch(ahead);
        }
        this.pages = listing.pages().iterator();
    }

    @Override
    public boolean next() {
        while (!samples.hasNext() && read < range.count()) {
            pace.await();
            if (!pages.hasNext()) {
                if (made.total() != SamplesPlan.UNKNOWN) {
                    changed("the listing ends after " + read + " of " + range.count() + " pages of a partition");
                }
                read = range.count();
                break;
            }
            Page<Sample> page = pages.next();
            check(page);
            read++;
            samples = page.items().iterator();
        }
        row = samples.hasNext() ? shape.row(samples.next()) : null;
        return row != null;
    }

    private void check(Page<Sample> page) {
        long planned = made.total();
        if (planned == SamplesPlan.UNKNOWN) {
            return;
        }
        Total total = page.total();
        if (total != null && total.count() != planned) {
            changed("there were " + planned + " samples when the job was planned, and there are " + total.count());
            return;
        }
        int size = made.request().pageSize();
        long first = (long) (range.first() + read) * size;
        long expected = Math.min(size, planned - first);
        if (page.items().size() != expected) {
            changed("the page at sample " + first + " has " + page.items().size() + " samples that can be read, not "
                    + expected);
        }
    }

    private void changed(String what) {
        String text = SamplesOptions.FORMAT + ": dataset " + made.request().datasetId() + " is not as it was: " + what
                + ". Samples may be missing or doubled.";
        if (made.division().failsOnChange()) {
            throw new IllegalStateException(
                    text + " Read a published version (option versionId), which does not change,"
                            + " or run the job again; with the option onChange=warn the job would go on");
        }
        if (!warned) {
            warned = true;
            LOG.warn(text);
        }
    }

    @Override
    public InternalRow get() {
        InternalRow current = row;
        if (current == null) {
            throw new NoSuchElementException("there is no row");
        }
        return current;
    }

    @Override
    public void close() {
        lease.close();
    }
}
