/**
 * The shapes of annotations, as data without a service behind them: boxes, polygons, lines, circles, ellipses, masks and
 * tracks over the frames of a video. Start with {@link io.github.clouddatasets.sync.shape.Shape}.
 *
 * <p>The service keeps coordinates as fractions of the media's width and height, 0 to 1 from the top left. Each shape converts
 * from and to pixels once the size of the media is known.
 */
@NullMarked
package io.github.clouddatasets.sync.shape;

import org.jspecify.annotations.NullMarked;
