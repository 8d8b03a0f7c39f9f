package io.github.clouddatasets.emulator.idah.media;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the head of a file says of its picture.
 *
 * @param height in pixels
 * @param meta the {@code meta} of the media record
 */
record MediaFacts(int height, ObjectNode meta) {}
