package io.github.clouddatasets.sync.shape;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A box that moves through the frames of a video: {@code idah-video:bounding-box}. The box is given at key frames; between two
 * of them its edges and its angle change evenly.
 *
 * <p>A track over a gap is several annotations whose metadata have one {@code group_id}.
 *
 * @param start the first frame of the track, counted from 0
 * @param end the last frame of the track, which belongs to it
 * @param frames the key frames by their number, each number once
 * @param extras members of the shape's JSON beside the documented ones; usually empty
 */
public record VideoBoundingBox(int start, int end, List<Frame> frames, Map<String, @Nullable Object> extras)
        implements Shape {

    /** The type as the service spells it. */
    public static final String TYPE = "idah-video:bounding-box";

    /**
     * One key frame.
     *
     * @param frame the frame's number, counted from 0
     * @param box the box in this frame
     */
    public record Frame(int frame, BoundingBox box) {
        /**
         * Checks the parts. {@inheritDoc}
         *
         * @throws IllegalArgumentException if the number is negative, or the box null
         */
        public Frame {
            Check.range("frame", frame, 0, Integer.MAX_VALUE);
            Check.required("box", box);
        }
    }

    /**
     * Checks the frames, and copies and sorts them. {@inheritDoc}
     *
     * @throws IllegalArgumentException if start is negative, end is before start, there is no key frame, or two have one
     *     number
     */
    public VideoBoundingBox {
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
    public VideoBoundingBox(int start, int end, List<Frame> frames) {
        this(start, end, frames, Map.of());
    }

    /**
     * The box in a frame, as the platform's web client draws it: nothing before the first and after the last key frame.
     *
     * @param frame the frame's number, counted from 0
     * @return the box; empty if the frame is not between two key frames, or not part of the track
     */
    public Optional<BoundingBox> at(int frame) {
        return drawn(frame) ? heldAt(frame) : Optional.empty();
    }

    private boolean drawn(int frame) {
        return frame >= frames.get(0).frame && frame <= frames.get(frames.size() - 1).frame;
    }

    /**
     * The box in a frame, as the converter of the platform's files sees it: the first key frame holds from the start of the
     * track, the last one to its end.
     *
     * @param frame the frame's number, counted from 0
     * @return the box; empty if the frame is not part of the track
     */
    public Optional<BoundingBox> heldAt(int frame) {
        if (frame < start || frame > end) {
            return Optional.empty();
        }
        Frame before = frames.get(0);
        for (Frame next : frames) {
            if (next.frame > frame && frame > before.frame) {
                return Optional.of(between(before, next, frame));
            }
            if (next.frame >= frame) {
                return Optional.of(next.box);
            }
            before = next;
        }
        return Optional.of(before.box);
    }

    private static BoundingBox between(Frame before, Frame after, int frame) {
        double share = (double) (frame - before.frame) / (after.frame - before.frame);
        Rectangle from = before.box.rectangle();
        Rectangle to = after.box.rectangle();
        Rectangle rectangle = new Rectangle(
                between(from.left(), to.left(), share),
                between(from.top(), to.top(), share),
                between(from.right(), to.right(), share),
                between(from.bottom(), to.bottom(), share));
        return new BoundingBox(rectangle, between(before.box.angle(), after.box.angle(), share));
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> args() {
        return KeyFrames.args(start, end, frames, extras, Frame::frame, frame -> frame.box.args());
    }

    /** {@return nothing: the box is another one in each frame; ask the box of {@link #at(int)}} */
    @Override
    public Optional<Rectangle> bounds(int width, int height) {
        Numbers.size(width, height);
        return Optional.empty();
    }
}
