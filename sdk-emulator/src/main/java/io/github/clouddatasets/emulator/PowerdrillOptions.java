package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.powerdrill.PowerdrillSettings;

/**
 * The settings of an emulator that concern Powerdrill alone.
 *
 * @param <B> the builder that has them
 */
abstract class PowerdrillOptions<B> {

    private PowerdrillSettings settings = PowerdrillSettings.defaults();

    abstract B self();

    PowerdrillSettings powerdrill() {
        return settings;
    }

    /**
     * The size of the parts in which Powerdrill wants uploads; the last one may be smaller. 5 MiB unless set.
     *
     * @param bytes at least 1
     */
    public B powerdrillPartSize(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The part size must be at least 1: " + bytes);
        }
        settings = settings.withPartSize(bytes);
        return self();
    }

    /**
     * Whether Powerdrill cuts uploads in parts of different sizes, every second one half as large again, and lists
     * them from the last to the first: nothing promises that they are equal or in order. Off unless set.
     */
    public B powerdrillUnequalParts(boolean unequal) {
        settings = settings.withUnequalParts(unequal);
        return self();
    }

    /**
     * Whether parts of Powerdrill's uploads are only counted and hashed rather than kept, so that a large upload
     * takes no room. Their data sources become synched and have a size, but cannot be downloaded or analysed. Off
     * unless set.
     */
    public B discardPowerdrillUploads(boolean discard) {
        settings = settings.withDiscardUploads(discard);
        return self();
    }

    /**
     * How many Powerdrill jobs are accepted in all, each of them at the cost of one. Code 210021 with HTTP 400
     * comes after that. Without a limit unless set.
     *
     * @param jobs at least 0
     */
    public B powerdrillJobQuota(int jobs) {
        if (jobs < 0) {
            throw new IllegalArgumentException("The job quota must not be negative: " + jobs);
        }
        settings = settings.withJobQuota(jobs);
        return self();
    }

    /**
     * Whether Powerdrill refuses more than 20 requests with its key within a second of the emulator's clock, with
     * code 201 and HTTP 429. Off unless set.
     */
    public B powerdrillRateLimit(boolean limited) {
        settings = settings.withRateLimit(limited);
        return self();
    }
}
