package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time per call by JMH; run with {@code -prof gc} for bytes. The ratios that count come from {@link Suite}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Calls {

    private final Cases cases = new Cases();

    /** Powerdrill status by the SDK. */
    @Benchmark
    public Object powerdrillStatusSdk() throws IOException {
        return cases.powerdrillStatus.sdk().run();
    }

    /** Powerdrill status by hand. */
    @Benchmark
    public Object powerdrillStatusRaw() throws IOException {
        return cases.powerdrillStatus.raw().run();
    }

    /** ModelArts sync status, signed, by the SDK. */
    @Benchmark
    public Object syncStatusAccessKeySdk() throws IOException {
        return cases.syncStatusAccessKey.sdk().run();
    }

    /** ModelArts sync status, with a token, by the SDK. */
    @Benchmark
    public Object syncStatusTokenSdk() throws IOException {
        return cases.syncStatusToken.sdk().run();
    }

    /** ModelArts sync status, with a token, by hand. */
    @Benchmark
    public Object syncStatusTokenRaw() throws IOException {
        return cases.syncStatusToken.raw().run();
    }

    /** A page of 1,000 versions by the SDK. */
    @Benchmark
    public Object versionPageSdk() throws IOException {
        return cases.versionPage.sdk().run();
    }

    /** A page of 1,000 versions by hand. */
    @Benchmark
    public Object versionPageRaw() throws IOException {
        return cases.versionPage.raw().run();
    }

    /** A page of 1,000 exports by the SDK. */
    @Benchmark
    public Object exportPageSdk() throws IOException {
        return cases.exportPage.sdk().run();
    }

    /** A page of 1,000 exports by hand. */
    @Benchmark
    public Object exportPageRaw() throws IOException {
        return cases.exportPage.raw().run();
    }
}
