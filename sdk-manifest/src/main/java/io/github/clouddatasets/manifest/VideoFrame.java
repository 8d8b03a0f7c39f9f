package io.github.clouddatasets.manifest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an image comes from that was taken out of a video ({@link ManifestSample#videoFrame()}).
 *
 * @param parentSource path of the video
 * @param parentDuration how long the video is
 * @param timeInVideo where in the video the frame is
 */
public record VideoFrame(
        @Nullable String parentSource,
        @Nullable Duration parentDuration,
        @Nullable Duration timeInVideo) {}
