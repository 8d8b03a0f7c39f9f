package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Waits for the platform's processing of items whose entries are there, many at a time, while further items are uploaded. An item
 * leaves when its entry has left the first step, when processing failed, or when its time is over.
 */
final class Processing {

    /** How many items may wait: their outcomes are all of the run that stays in memory. */
    private static final int MOST = 1000;

    /** One look asks for so many entries. */
    private static final int LOOK = 50;

    static final String ERRORED =
            "the platform could not process the file: delete the entry before the next run, which makes it again";

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** What a look at an entry tells. */
    enum State {
        /** Not yet begun, or under way. */
        PENDING,
        PROCESSED,
        ERRORED
    }

    private final Api api;
    private final Function<List<Work>, Map<String, State>> look;
    private final List<Work> pending = new ArrayList<>();
    private long lastLook;
    private Duration wait = FIRST;

    /**
     * Starts with no item.
     *
     * @param api tells the time, and pauses
     * @param look tells the states of entries by their ids; an entry that is gone is missing
     */
    Processing(Api api, Function<List<Work>, Map<String, State>> look) {
        this.api = api;
        this.look = look;
        this.lastLook = api.nanoTime();
    }

    void add(Work work) {
        pending.add(work);
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Whether no further item should be begun before some have left. */
    boolean isFull() {
        return pending.size() >= MOST;
    }

    /** The items that have left since the last time; looks no more often than waiting would. */
    List<Work> settled() {
        return api.nanoTime() - lastLook < FIRST.toNanos() ? List.of() : looked();
    }

    /** Waits until the next look, and looks. */
    List<Work> awaited() {
        api.pause(wait, "an import");
        List<Work> left = looked();
        Duration longer = wait.plus(wait.dividedBy(2));
        wait = !left.isEmpty() ? FIRST : longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return left;
    }

    private List<Work> looked() {
        List<Work> left = new ArrayList<>();
        for (int from = 0; from < pending.size(); from += LOOK) {
            List<Work> group = pending.subList(from, Math.min(from + LOOK, pending.size()));
            Map<String, State> states = look.apply(group);
            long now = api.nanoTime();
            group.stream().filter(work -> leaves(work, states, now)).forEach(left::add);
        }
        lastLook = api.nanoTime();
        pending.removeAll(java.util.Set.copyOf(left));
        return left;
    }

    private static boolean leaves(Work work, Map<String, State> states, long now) {
        State state = states.get(work.entryId());
        if (state == null) {
            work.fail("the entry is gone: somebody has deleted it");
            return true;
        }
        if (state == State.ERRORED) {
            work.fail(ERRORED);
        } else if (state == State.PENDING) {
            if (now - work.deadline < 0) {
                return false;
            }
            work.fail("the platform has not processed the file in time; the next run waits again");
        }
        return true;
    }
}
