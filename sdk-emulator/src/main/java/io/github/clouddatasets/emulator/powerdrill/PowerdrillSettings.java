package io.github.clouddatasets.emulator.powerdrill;

/**
 * How a Powerdrill behaves that differs from the default one.
 *
 * @param partSize of uploads, in bytes
 * @param unequalParts whether parts have different sizes and are listed in no order
 * @param discardUploads whether parts are only counted and hashed
 * @param jobQuota how many jobs are accepted in all
 * @param rateLimit whether more than 20 requests in a second are refused
 */
public record PowerdrillSettings(
        long partSize, boolean unequalParts, boolean discardUploads, int jobQuota, boolean rateLimit) {

    /** What the first-party clients assume. */
    static final long PART_SIZE = 5L << 20;

    public static PowerdrillSettings defaults() {
        return new PowerdrillSettings(PART_SIZE, false, false, Integer.MAX_VALUE, false);
    }

    public PowerdrillSettings withPartSize(long value) {
        return new PowerdrillSettings(value, unequalParts, discardUploads, jobQuota, rateLimit);
    }

    public PowerdrillSettings withUnequalParts(boolean value) {
        return new PowerdrillSettings(partSize, value, discardUploads, jobQuota, rateLimit);
    }

    public PowerdrillSettings withDiscardUploads(boolean value) {
        return new PowerdrillSettings(partSize, unequalParts, value, jobQuota, rateLimit);
    }

    public PowerdrillSettings withJobQuota(int value) {
        return new PowerdrillSettings(partSize, unequalParts, discardUploads, value, rateLimit);
    }

    public PowerdrillSettings withRateLimit(boolean value) {
        return new PowerdrillSettings(partSize, unequalParts, discardUploads, jobQuota, value);
    }
}
