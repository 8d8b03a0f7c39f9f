package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.spi.SignatureCost;

/** What one AK/SK signature costs. */
public final class Signature {

    private Signature() {}

    /** Prints CPU time and bytes. */
    public static void main(String[] args) {
        SignatureCost.Cost cost = SignatureCost.perSignature();
        Result.alone("AK/SK signature", "CPU", "µs", cost.nanos() / 1000).print();
        Result.alone("AK/SK signature", "bytes", "B", cost.bytes()).print();
    }
}
