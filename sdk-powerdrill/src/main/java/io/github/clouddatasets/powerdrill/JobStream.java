package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.EventStream;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.CancellableApi;
import io.github.clouddatasets.core.spi.EventSource;
import io.github.clouddatasets.core.spi.ServerSentEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A job at work, event by event ({@link Jobs#stream}). The question is sent when the first event is asked for, once: a
 * job
 * costs quota, and a broken stream cannot go on. {@link #answer()} has what came until then, and the whole answer may
 * appear
 * in {@link Jobs#history} later.
 *
 * <pre>{@code
 * try (JobStream events = pd.jobs().stream(b -> b.sessionId(session).datasetId(dataset).question("…"))) {
 *     for (JobEvent event : events) {
 *         if (event instanceof Block.Message message) {
 *             System.out.print(message.text());
 *         }
 *     }
 *     JobAnswer answer = events.answer();
 * }
 * }</pre>
 *
 * <p>One thread reads a stream. {@link #close()} may come from any thread: it closes the socket at once and ends the
 * reader
 * with a {@code CancelledException}.
 */
public final class JobStream implements EventStream<JobEvent> {

    private final CancellableApi work;
    private final Function<Api, EventSource> question;
    private final BlockReader reader;

    /** The thread that has read last; guarded by this, as are the next three. */
    private @Nullable Thread readingThread;

    private boolean reading;
    private boolean closed;
    private boolean closedByAnother;

    /** Whether a loop over the events has begun. */
    private final AtomicBoolean walked = new AtomicBoolean();

    private @Nullable EventSource source;
    private @Nullable JobEvent next;
    private boolean ended;

    private @Nullable String jobId;
    private final List<Block> blocks = new ArrayList<>();
    private boolean complete;

    /** The text of the last block, which may go on; not among the blocks yet. */
    private @Nullable StringBuilder text;

    private BlockGroup textGroup = BlockGroup.NONE;

    JobStream(CancellableApi work, Function<Api, EventSource> question, BlockReader reader) {
        this.work = work;
        this.question = question;
        this.reader = reader;
    }

    /**
     * The events in a loop, {@code for (JobEvent event : events)}: once, since events that are read are gone.
     *
     * @return this
     * @throws IllegalStateException if a loop has begun before
     */
    @Override
    public Iterator<JobEvent> iterator() {
        if (walked.getAndSet(true)) {
            throw new IllegalStateException("a stream of events can be walked once, and a walk has begun before");
        }
        return this;
    }

    /**
     * Waits for the next event.
     *
     * @return false at the end of the stream, and after the reading thread itself has closed the stream
     * @throws ApiException if the service refuses the question
     * @throws ConnectionLostException if the stream breaks
     * @throws CancelledException if another thread closes the stream
     * @throws SdkException if the service stays silent for longer than the client's {@code idleTimeout}
     */
    @Override
    public boolean hasNext() {
        if (!begin()) {
            return false;
        }
        try {
            if (next == null) {
                next = read();
                ended = next == null || next instanceof JobEvent.End;
            }
        } catch (RuntimeException e) {
            ended = true;
            throw e;
        } finally {
            pause();
        }
        return next != null;
    }

    /**
     * Gives the next event, and waits for it if need be.
     *
     * @return the event
     * @throws NoSuchElementException if the stream is at its end or closed
     * @throws SdkException as {@link #hasNext} does
     */
    @Override
    public JobEvent next() {
        JobEvent event = hasNext() ? next : null;
        if (event == null) {
            throw new NoSuchElementException("the job's events are over");
        }
        next = null;
        keep(event);
        return event;
    }

    /**
     * Reads to the end and puts the events together: successive pieces of text in one step become one block, and
     * everything
     * else keeps its place. Events that were read before are part of the answer.
     *
     * @return the answer; {@link JobAnswer#complete()} says whether the service has marked its end
     * @throws ApiException if the service refuses the question, or the job fails; {@link #answer()} has what came until
     *     then
     * @throws ConnectionLostException if the stream breaks
     * @throws CancelledException if another thread closes the stream
     * @throws SdkException if the service stays silent for longer than the client's {@code idleTimeout}
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
     * Puts together the events that were read so far, as {@link #collect} does. For the thread that reads.
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

    /**
     * Ends the stream and closes its socket; closing again does nothing. Called by another thread than the one that
     * reads,
     * it ends that thread's {@code hasNext} or {@code next}, now or when it is called next, with a {@link
     * CancelledException}.
     */
    @Override
    public void close() {
        boolean atWork;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closedByAnother = readingThread != null && readingThread != Thread.currentThread();
            atWork = reading;
        }
        if (atWork) {
            work.cancel(); // the reading thread closes the source, which is not made for two threads
        } else {
            finish();
        }
    }

    /** What was read of the answer. */
    @Override
    public String toString() {
        return "JobStream[job " + jobId + ", " + (blocks.size() + (text == null ? 0 : 1)) + " blocks"
                + (ended ? ", ended" : source == null ? ", not asked yet" : "") + "]";
    }

    /** Whether there may be an event to wait for. */
    private synchronized boolean begin() {
        if (closed) {
            next = null;
            boolean unexpected = closedByAnother && !ended;
            ended = true;
            if (unexpected) {
                throw new CancelledException("the stream of the job was closed by another thread", null);
            }
            return false;
        }
        if (ended && next == null) {
            return false;
        }
        readingThread = Thread.currentThread();
        reading = true;
        return true;
    }

    private void pause() {
        boolean over;
        synchronized (this) {
            reading = false;
            over = closed || ended;
        }
        if (over) {
            finish();
        }
    }

    private void finish() {
        work.release();
        if (source != null) {
            source.close();
        }
    }

    private @Nullable JobEvent read() {
        EventSource events = source;
        if (events == null) {
            events = question.apply(work.api());
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

    /** The last line of a stream may lack its end: these two marks are whole without an end. */
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

    /** Compares the ids: the name of a step can change from one event to the next. */
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
