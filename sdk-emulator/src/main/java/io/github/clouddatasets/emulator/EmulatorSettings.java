package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.option.UpdColumns;
import io.github.clouddatasets.emulator.powerdrill.PowerdrillSettings;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.StateStore;
import io.github.clouddatasets.emulator.store.StateStores;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an emulator, with the methods of its builder.
 *
 * @param <B> the type of the builder
 */
abstract class EmulatorSettings<B> extends ServerSettings<B> {

    private static final Duration LONGEST_PACE = Duration.ofDays(3650);

    @Nullable
    Path input;

    @Nullable
    Path buckets;

    @Nullable
    Path workDirectory;

    @Nullable
    Path stateFolder;

    private @Nullable StateStore stateStore;

    Supplier<EmulatorClock> clock = EmulatorClock::running;
    Duration pace = Duration.ofMillis(300);
    OffsetUnit offsetUnit = OffsetUnit.PAGES;
    UpdColumns updColumns = UpdColumns.ANNOTATION;
    Set<ServiceLimit> limits = ServiceLimit.defaults();
    PowerdrillSettings powerdrill = PowerdrillSettings.defaults();

    /** Takes over all settings of another builder. */
    void take(EmulatorSettings<?> other) {
        takeServer(other);
        input = other.input;
        workDirectory = other.workDirectory;
        buckets = other.buckets;
        clock = other.clock;
        pace = other.pace;
        offsetUnit = other.offsetUnit;
        updColumns = other.updColumns;
        limits = other.limits;
        powerdrill = other.powerdrill;
    }

    /**
     * Sets the folder of the default dataset, with images in one folder per label. Only uploads and imports write to the
     * folder, and only requests that delete source files delete from the folder. Any number of images will do, none among
     * them: the dataset knows all but the last ten at the start, and has up to three versions of those it knows. Default: a
     * copy of the packaged digits.
     *
     * @param folder an existing folder
     * @return this builder
     * @throws IllegalArgumentException if {@code folder} is null
     */
    public B input(Path folder) {
        requireGiven("folder", folder);
        this.input = folder.toAbsolutePath();
        return self();
    }

    /**
     * Sets the folder of all buckets, a folder each, which stays after {@link DatasetCloudEmulator#close}. The default dataset's
     * images are in {@code digits-bucket/input}, unless {@link #input} says otherwise; if there is no such folder, the emulator
     * copies the packaged digits there.
     *
     * @param folder a folder; the emulator creates a missing one
     * @return this builder
     * @throws IllegalArgumentException if {@code folder} is null
     */
    public B buckets(Path folder) {
        requireGiven("folder", folder);
        this.buckets = folder.toAbsolutePath();
        this.workDirectory = buckets;
        return self();
    }

    /**
     * Sets the folder for manifests and exports, which stays after {@link DatasetCloudEmulator#close}. Default: a private temporary folder.
     *
     * @param folder a folder; the emulator creates a missing one
     * @return this builder
     * @throws IllegalArgumentException if {@code folder} is null
     */
    public B workDirectory(Path folder) {
        requireGiven("folder", folder);
        this.workDirectory = folder.toAbsolutePath();
        return self();
    }

    /**
     * Sets a folder in which the state of the first account outlives the emulator and even its process: datasets with
     * samples, labels, versions and tasks, exports and jobs, sessions, tokens and uploads. An answer leaves after its changes
     * are kept, so that the end of the process at any moment loses nothing that was answered. Tasks that were under way go on
     * by the clock, and no id is given twice. Other accounts, the journal, faults and settings are not kept.
     *
     * <p>The files of the services lie in the folder, too. The buckets lie there unless a {@link #workDirectory} is set, which
     * then belongs to the state and must be the same at every start. Default: nothing is kept.
     *
     * <pre>{@code
     * DatasetCloudEmulator cloud =
     *         DatasetCloudEmulator.builder().state(Path.of("emulator-state")).start();
     * }</pre>
     *
     * @param folder a folder; the emulator creates a missing one
     * @return this builder; {@code start} throws {@link IllegalStateException} with a line that says what to do if the state is in
     *     use by another process, damaged, or written by a newer version, or if the artifact {@code clouddatasets-emulator},
     *     which has the store, is not on the class path
     * @throws IllegalArgumentException if {@code folder} is null
     */
    public B state(Path folder) {
        requireGiven("folder", folder);
        this.stateFolder = folder.toAbsolutePath();
        return self();
    }

    /** Keeps the state in this store instead of one in the folder. */
    B store(StateStore store) {
        this.stateStore = store;
        return self();
    }

    EmulatorState openState() {
        if (stateStore != null) {
            return EmulatorState.in(stateStore);
        }
        if (stateFolder == null) {
            return EmulatorState.nothing();
        }
        StateStore store = StateStores.find().open(stateFolder);
        try {
            return EmulatorState.in(store);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Sets the clock of all services, their tokens and {@code Date} headers. {@link EmulatorClock#advance} comes on top of
     * the time that the clock shows. Default: the clock of the system, in UTC.
     *
     * @param clock the clock
     * @return this builder
     * @throws IllegalArgumentException if {@code clock} is null
     */
    public B clock(Clock clock) {
        requireGiven("clock", clock);
        this.clock = () -> EmulatorClock.on(clock);
        return self();
    }

    /**
     * Lets time go with the machine's, plus what {@link EmulatorClock#advance} adds. This is the default.
     *
     * @return this builder
     */
    public B runningTime() {
        this.clock = EmulatorClock::running;
        return self();
    }

    /**
     * Lets time stand still from now on: only {@link EmulatorClock#advance}, and the waits of the clients on this clock,
     * move it. Tests do not wait then, and run the same each time.
     *
     * @return this builder
     */
    public B manualTime() {
        this.clock = () -> EmulatorClock.standing(Instant.now());
        return self();
    }

    /**
     * The same as {@link #manualTime()}, from another time on.
     *
     * @param start the time at the start
     * @return this builder
     * @throws IllegalArgumentException if {@code start} is null
     */
    public B manualTime(Instant start) {
        requireGiven("start", start);
        this.clock = () -> EmulatorClock.standing(start);
        return self();
    }

    /**
     * Sets the columns of annotations in the exports of IDAH. Default: {@link UpdColumns#ANNOTATION}, as on the recorded server.
     *
     * <p>An export is a real {@code .upd} file if {@code org.duckdb:duckdb_jdbc} is on the class path; without the driver the
     * file is a stand-in, a zip archive, whatever the columns.
     *
     * @param columns the columns
     * @return this builder
     * @throws IllegalArgumentException if {@code columns} is null
     */
    public B updColumns(UpdColumns columns) {
        requireGiven("columns", columns);
        this.updColumns = columns;
        return self();
    }

    /**
     * Sets the duration of one unit of asynchronous work: a synchronisation, a version, an export, an import, the
     * creation of a dataset, or the reading of a Powerdrill data source. Default: 300 ms. With zero all work ends at once.
     *
     * @param pace the duration, zero to 3650 days
     * @return this builder
     * @throws IllegalArgumentException if {@code pace} is null, negative or longer
     */
    public B pace(Duration pace) {
        requireGiven("pace", pace);
        if (pace.isNegative()) {
            throw new IllegalArgumentException("pace must not be negative: " + pace);
        }
        if (pace.compareTo(LONGEST_PACE) > 0) {
            throw new IllegalArgumentException("pace must be at most 3650 days: " + pace);
        }
        this.pace = pace;
        return self();
    }

    /**
     * Sets the meaning of {@code offset} in the lists of ModelArts. Default: {@link OffsetUnit#PAGES}.
     *
     * @param unit the meaning
     * @return this builder
     * @throws IllegalArgumentException if {@code unit} is null
     */
    public B offsetUnit(OffsetUnit unit) {
        requireGiven("unit", unit);
        this.offsetUnit = unit;
        return self();
    }

    /**
     * Sets the size of the parts of Powerdrill's uploads. The last part may be smaller. Default: 5 MiB.
     *
     * @param bytes the size in bytes, at least 1
     * @return this builder
     * @throws IllegalArgumentException if {@code bytes} is less than 1
     */
    public B powerdrillPartSize(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1: " + bytes);
        }
        powerdrill = powerdrill.withPartSize(bytes);
        return self();
    }

    /**
     * Sets whether Powerdrill divides uploads into parts of different sizes and lists the parts from the last to the first.
     * Every second part is half as large again. Powerdrill promises neither equal parts nor an order. Default: false.
     *
     * @param unequal whether parts have different sizes
     * @return this builder
     */
    public B powerdrillUnequalParts(boolean unequal) {
        powerdrill = powerdrill.withUnequalParts(unequal);
        return self();
    }

    /**
     * Sets whether Powerdrill counts and hashes the parts of uploads without keeping them, so that a large upload takes no
     * disk space. The data sources become synched and have a size, but nobody can download or analyse them. Default: false.
     *
     * @param discard whether Powerdrill discards uploads
     * @return this builder
     */
    public B discardPowerdrillUploads(boolean discard) {
        powerdrill = powerdrill.withDiscardUploads(discard);
        return self();
    }

    /**
     * Sets the number of jobs that Powerdrill accepts in all; each job costs one unit. After that Powerdrill answers code
     * 210021 with HTTP 400. Sets the limit {@link ServiceLimit#POWERDRILL_JOBS}, too. Default: no limit.
     *
     * @param jobs the number of jobs, at least 0
     * @return this builder
     * @throws IllegalArgumentException if {@code jobs} is negative
     */
    public B powerdrillJobQuota(int jobs) {
        if (jobs < 0) {
            throw new IllegalArgumentException("jobs must not be negative: " + jobs);
        }
        powerdrill = powerdrill.withJobQuota(jobs);
        return limit(ServiceLimit.POWERDRILL_JOBS, true);
    }

    /**
     * Sets whether Powerdrill refuses more than 20 requests with its key within one second of the emulator's clock, with
     * code 201 and HTTP 429. Default: false. The same as {@code limit(ServiceLimit.POWERDRILL_RATE, limited)}.
     *
     * @param limited whether Powerdrill limits the rate
     * @return this builder
     */
    public B powerdrillRateLimit(boolean limited) {
        return limit(ServiceLimit.POWERDRILL_RATE, limited);
    }

    /**
     * Sets whether the emulator holds a documented limit of a service. Default: see {@link ServiceLimit}.
     *
     * @param limit the limit
     * @param holds whether accounts hold the limit
     * @return this builder
     * @throws IllegalArgumentException if {@code limit} is null
     */
    public B limit(ServiceLimit limit, boolean holds) {
        requireGiven("limit", limit);
        limits = HeldLimits.changed(limits, limit, holds);
        return self();
    }

    /** Tells of an unreadable input folder at the start instead of at the first request. */
    void requireReadableInput() throws IOException {
        if (input != null && !Files.isDirectory(input)) {
            throw new NotDirectoryException(input.toString());
        }
        if (input != null && !Files.isReadable(input)) {
            throw new AccessDeniedException(input.toString());
        }
    }
}
