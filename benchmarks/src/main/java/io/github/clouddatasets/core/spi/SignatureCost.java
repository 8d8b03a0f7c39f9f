package io.github.clouddatasets.core.spi;

import com.sun.management.ThreadMXBean;
import io.github.clouddatasets.core.Secret;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What one AK/SK signature costs. Lives in this package since the signer is nobody else's business. */
public final class SignatureCost {

    private static final byte[] NOTHING = {};

    private SignatureCost() {}

    /**
     * The cost of one signature.
     *
     * @param nanos of CPU time
     * @param bytes allocated
     */
    public record Cost(double nanos, double bytes) {}

    /** CPU time of one signature. */
    public static double nanosPerSignature() {
        return perSignature().nanos();
    }

    /** One signature of a typical read: the median of 50 rounds of 5,000. */
    public static Cost perSignature() {
        SdkHmacSigner signer = new SdkHmacSigner(
                "AKEXAMPLE0123456789",
                Secret.of("SKexample/abcdefghijklmnopqrstuvwxyz0123"),
                "4a1b2c3d4e5f60718293a4b5c6d7e8f9",
                null);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] rounds = new double[50];
        double bytes = 0;
        int length = 0;
        for (int i = -20; i < rounds.length; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long started = threads.getCurrentThreadCpuTime();
            for (int n = 0; n < 5_000; n++) {
                length += signer.authorization(
                                "GET",
                                "modelarts.eu-de.otc.t-systems.com",
                                "/v2/4a1b2c3d4e5f60718293a4b5c6d7e8f9/datasets/gfghHSokody6AJigS5A/sync-data/status",
                                null,
                                NOTHING,
                                "20240102T030405Z")
                        .length();
            }
            if (i >= 0) {
                rounds[i] = (threads.getCurrentThreadCpuTime() - started) / 5_000.0;
                bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / 5_000.0;
            }
        }
        if (length == 0) {
            throw new IllegalStateException("nothing was signed");
        }
        Arrays.sort(rounds);
        return new Cost(rounds[rounds.length / 2], bytes);
    }
}
