package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.EventStream;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.EventSource;
import io.github.clouddatasets.core.spi.ServerSentEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A job at work, event by event ({@link Jobs#stream}). The question is sent when the first event is asked for, once: a
 * job costs quota, and there is no way to go on with a stream that broke. What has come so far is in {@link #answer()},
 * and the whole answer may turn up in {@link Jobs#history} later.
 *
 * <pre>{@code
 * try (JobStream events = pd.jobs().stream(b -> b.sessionId(session).datasetId(dataset).question("…"))) {
 *     while (events.hasNext()) {
 *         if (events.next() instanceof Block.Message message) {
 *             System.out.print(message.text());
 *         }
 *     }
 *     JobAnswer answer = events.answer();
 * }
 * }</pre>
 */
public final class JobStream implements EventStream<JobEvent> {

    private final Supplier<EventSource> question;
    private final BlockReader reader;

    private @Nullable EventSource source;
    private @Nullable JobEvent next;
    private boolean ended;

    private @Nullable String jobId;
    private final List<Block> blocks = new ArrayList<>();
    private boolean complete;

    /** The text at the end of the blocks that goes on; not among them yet. */
    private @Nullable StringBuilder text;

    private BlockGroup textGroup = BlockGroup.NONE;

    JobStream(Supplier<EventSource> question, BlockReader reader) {
        this.question = question;
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = read();
            } catch (RuntimeException e) {
                close();
                throw e;
            }
            if (next == null || next instanceof JobEvent.End) {
                finish();
            }
        }
        return next != null;
    }

    @Override
    public JobEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the job's events are over");
        }
        JobEvent event = next;
        next = null;
        if (event == null) {
            throw new NoSuchElementException("the job's events are over"); // cannot be: hasNext has set it
        }
        keep(event);
        return event;
    }

    /**
     * Reads to the end and puts the events together: pieces of text that follow each other in one step become one block,
     * and everything else keeps its place. What was read before is part of it.
     *
     * @return the answer; {@link JobAnswer#complete()} tells whether the service has marked its end
     * @throws ApiException if the job failed, with the service's own code; what had come until then is in
     *     {@link #answer()}
     * @throws ConnectionLostException if the stream broke
     * @throws SdkException if the service refuses the question, or stays silent for too long
     */
    public JobAnswer collect() {
        while (hasNext()) {
            if (next() instanceof JobEvent.Failure failure) {
                close();
                throw failure.toException();
            }
        }
        return answer();
    }

    /**
     * What has come so far, put together as {@link #collect} does it.
     *
     * @return the answer up to now
     */
    public JobAnswer answer() {
        List<Block> all = new ArrayList<>(blocks);
        if (text != null) {
            all.add(new Block.Message(text.toString(), textGroup));
        }
        return new JobAnswer(jobId, all, complete);
    }

    @Override
    public void close() {
        next = null;
        finish();
    }

    private void finish() {
        ended = true;
        if (source != null) {
            source.close();
        }
    }

    private @Nullable JobEvent read() {
        EventSource events = source;
        if (events == null) {
            events = question.get();
            source = events;
        }
        ServerSentEvent event = events.next();
        if (event == null) {
            return null;
        }
        try {
            JobEvent read = event.terminated() || event.name().equals("END_MARK") ? reader.event(event) : null;
            if (read == null || (!event.terminated() && !isWhole(read))) {
                throw events.cut();
            }
            return read instanceof JobEvent.Failure failure ? failure.of(events) : read;
        } catch (IOException e) {
            throw events.unreadable(event, e);
        }
    }

    /** The last line of all may lack its end: these two words are whole without it. */
    private static boolean isWhole(JobEvent event) {
        return event instanceof JobEvent.End end && (end.isDone() || end.mark().equals("[ERROR]"));
    }

    private void keep(JobEvent event) {
        if (event instanceof JobEvent.JobId id) {
            jobId = id.id();
        } else if (event instanceof JobEvent.End end) {
            complete = end.isDone();
        } else if (event instanceof Block.Message message) {
            append(message);
        } else if (event instanceof Block block) {
            flush();
            blocks.add(block);
        }
    }

    private void append(Block.Message message) {
        if (text == null || !sameStep(message.group(), textGroup)) {
            flush();
            text = new StringBuilder();
            textGroup = message.group();
        }
        text.append(message.text());
    }

    /** By the id: the wording of a step's name can change from one event to the next. */
    private static boolean sameStep(BlockGroup one, BlockGroup other) {
        return Objects.equals(one.id(), other.id()) && Objects.equals(one.stage(), other.stage());
    }

    private void flush() {
        if (text != null) {
            blocks.add(new Block.Message(text.toString(), textGroup));
            text = null;
        }
    }
}
