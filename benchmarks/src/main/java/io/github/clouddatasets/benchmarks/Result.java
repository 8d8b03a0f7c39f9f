package io.github.clouddatasets.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * One figure of a run: what one side needs, and how that compares with the side it is measured against. A measuring program prints
 * its results as lines of JSON ({@link #print}), which {@link Suite} collects.
 *
 * @param workload what is done, {@code Small GET}
 * @param measure what is counted, {@code CPU}
 * @param unit {@code µs}, {@code B}, {@code MB/s}
 * @param who whose figure it is, {@code ours}
 * @param against whom it is compared with, {@code by hand}
 * @param value the figure, a median of the rounds
 * @param other the same of the one it is compared with
 * @param ratio the median over the rounds of {@code value / other}, each round for itself
 * @param min the smallest ratio of a round
 * @param max the largest ratio of a round
 * @param moreIsBetter whether a ratio above 1 is the better one, as for a speed
 */
record Result(
        String workload,
        String measure,
        String unit,
        String who,
        String against,
        double value,
        double other,
        double ratio,
        double min,
        double max,
        boolean moreIsBetter) {

    static final String OURS = "ours";
    static final String BY_HAND = "by hand";

    private static final JsonMapper JSON = new JsonMapper();

    /** Where less is better: time, bytes, classes. Both arrays hold the figures of the same rounds. */
    static Result cost(
            String workload,
            String measure,
            String unit,
            String who,
            String against,
            double[] values,
            double[] others) {
        return of(workload, measure, unit, who, against, values, others, false);
    }

    /** Where more is better: a speed. */
    static Result speed(
            String workload,
            String measure,
            String unit,
            String who,
            String against,
            double[] values,
            double[] others) {
        return of(workload, measure, unit, who, against, values, others, true);
    }

    /** A figure that nothing is compared with. */
    static Result alone(String workload, String measure, String unit, double value) {
        return new Result(workload, measure, unit, OURS, "", rounded(value), 0, 0, 0, 0, false);
    }

    /** A part of a whole, which is what it is compared with. */
    static Result share(String workload, String measure, String unit, String who, double whole, double share) {
        double part = rounded(share);
        return new Result(
                workload,
                measure,
                unit,
                who,
                "the call",
                rounded(whole * share),
                rounded(whole),
                part,
                part,
                part,
                false);
    }

    /** Whether there is a ratio. */
    @JsonIgnore
    boolean isCompared() {
        return !against.isEmpty();
    }

    /** One line on the standard output, for the suite. */
    void print() {
        System.out.println(JSON.valueToTree(this));
    }

    static Result parse(String line) {
        try {
            return JSON.readValue(line, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a result: " + line, e);
        }
    }

    private static Result of(
            String workload,
            String measure,
            String unit,
            String who,
            String against,
            double[] values,
            double[] others,
            boolean moreIsBetter) {
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / others[i];
        }
        return new Result(
                workload,
                measure,
                unit,
                who,
                against,
                rounded(median(values)),
                rounded(median(others)),
                rounded(median(ratios)),
                rounded(Arrays.stream(ratios).min().orElse(Double.NaN)),
                rounded(Arrays.stream(ratios).max().orElse(Double.NaN)),
                moreIsBetter);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Four digits: more is noise. */
    private static double rounded(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value
                : new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }
}
