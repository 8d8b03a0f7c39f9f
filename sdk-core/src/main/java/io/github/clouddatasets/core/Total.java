package io.github.clouddatasets.core;

/**
 * How many elements a listing has, as far as the service says.
 *
 * @param count the number
 * @param exact true if it is the number, false if there are at least that many
 */
public record Total(long count, boolean exact) {}
