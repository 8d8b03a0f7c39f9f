package io.github.clouddatasets.emulator.powerdrill;

/**
 * The settings of the emulated Powerdrill.
 *
 * @param partSize the size of the parts of uploads, in bytes
 * @param unequalParts whether parts have different sizes and no order
 * @param discardUploads whether the storage counts and hashes parts without keeping them
 * @param jobQuota the number of jobs that Powerdrill accepts in all, while the limit of jobs holds
 */
public record PowerdrillSettings(long partSize, boolean unequalParts, boolean discardUploads, int jobQuota) {

    /** The part size that Powerdrill's own clients assume, in bytes. */
    static final long PART_SIZE = 5L << 20;

    /** The jobs of the free plan. */
    private static final int FREE_JOBS = 100;

    public static PowerdrillSettings defaults() {
        return new PowerdrillSettings(PART_SIZE, false, false, FREE_JOBS);
    }

    public PowerdrillSettings withPartSize(long value) {
        return new PowerdrillSettings(value, unequalParts, discardUploads, jobQuota);
    }

    public PowerdrillSettings withUnequalParts(boolean value) {
        return new PowerdrillSettings(partSize, value, discardUploads, jobQuota);
    }

    public PowerdrillSettings withDiscardUploads(boolean value) {
        return new PowerdrillSettings(partSize, unequalParts, value, jobQuota);
    }

    public PowerdrillSettings withJobQuota(int value) {
        return new PowerdrillSettings(partSize, unequalParts, discardUploads, value);
    }
}
