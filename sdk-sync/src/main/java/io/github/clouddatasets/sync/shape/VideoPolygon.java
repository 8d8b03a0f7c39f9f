package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An outline that moves through the frames of a video: {@code idah-video:polygon}. The outline is given at key frames, whose
 * number of points may differ. Between two key frames the platform's web client morphs one outline into the other by a rule of
 * its own, so only key frames are given here.
 *
 * @param start the first frame of the track, counted from 0
 * @param end the last frame of the track, which belongs to it
 * @param frames the key frames by their number, each number once
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record VideoPolygon(int start, int end, List<Frame> frames, Map<String, @Nullable Object> extras)
        implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-video:polygon";

    /**
     * One key frame.
     *
     * @param frame the frame's number, counted from 0
     * @param polygon the outline in this frame
     */
    public record Frame(int frame, Polygon polygon) {
        /**
         * Checks the parts. {@inheritDoc}
         *
         * @throws IllegalArgumentException if the number is negative, or the polygon null
         */
        public Frame {
            Check.range("frame", frame, 0, Integer.MAX_VALUE);
            polygon = angled(Check.required("polygon", polygon));
        }

        /** The service keeps an angle of 0 with each outline; an outline that was read and one that was built are equal so. */
        private static Polygon angled(Polygon polygon) {
            return polygon.extras().containsKey("angle")
                    ? polygon
                    : new Polygon(
                            polygon.points(),
                            new ArgsWriter(polygon.extras()).number("angle", 0).args());
        }
    }

    /**
     * Checks the frames, and copies and sorts them. {@inheritDoc}
     *
     * @throws IllegalArgumentException if start is negative, end is before start, there is no key frame, or two have one
     *     number
     */
    public VideoPolygon {
        frames = KeyFrames.checked(start, end, frames, Frame::frame);
        extras = Immutable.json(extras);
    }

    /**
     * A track with nothing beside the documented members.
     *
     * @param start the first frame of the track, counted from 0
     * @param end the last frame of the track, which belongs to it
     * @param frames the key frames
     * @throws IllegalArgumentException if start is negative, end is before start, there is no key frame, or two have one
     *     number
     */
    public VideoPolygon(int start, int end, List<Frame> frames) {
        this(start, end, frames, Map.of());
    }

    /**
     * The outline of a key frame.
     *
     * @param frame the frame's number, counted from 0
     * @return the outline; empty if the frame is no key frame
     */
    public Optional<Polygon> at(int frame) {
        return frames.stream()
                .filter(key -> key.frame == frame)
                .map(Frame::polygon)
                .findFirst();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        return KeyFrames.args(start, end, frames, extras, Frame::frame, frame -> frame.polygon.args());
    }

    /** {@return nothing: the outline is another one in each frame; ask the polygon of {@link #at(int)}} */
    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        Numbers.size(width, height);
        return Optional.empty();
    }
}
