package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What the two kinds of tracks share: the rule for their frames, and how these are written. */
final class KeyFrames {

    private KeyFrames() {}

    /** The key frames by number. */
    static <F> List<F> checked(int start, int end, List<F> given, ToIntFunction<F> number) {
        Check.range("start", start, 0, Integer.MAX_VALUE);
        if (end < start) {
            throw Check.refused("end", "must not be before start, which is " + start, Integer.toString(end));
        }
        List<F> frames = new ArrayList<>(Immutable.list(Check.required("frames", given)));
        Check.notEmpty("frames", frames);
        frames.sort(Comparator.comparingInt(number));
        for (int i = 1; i < frames.size(); i++) {
            int frame = number.applyAsInt(frames.get(i));
            if (frame == number.applyAsInt(frames.get(i - 1))) {
                throw Check.refused("frames", "must not name a frame twice", Integer.toString(frame));
            }
        }
        return Immutable.list(frames);
    }

    static <F> Map<String, @Nullable Object> args(
            int start,
            int end,
            List<F> frames,
            Map<String, @Nullable Object> extras,
            ToIntFunction<F> number,
            Function<F, Map<String, @Nullable Object>> shape) {
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        for (F frame : frames) {
            Map<String, @Nullable Object> args = new LinkedHashMap<>();
            args.put("frame", number.applyAsInt(frame));
            args.putAll(shape.apply(frame));
            written.add(args);
        }
        return new ArgsWriter(extras)
                .number("start", start)
                .number("end", end)
                .value("frames", written)
                .args();
    }
}
