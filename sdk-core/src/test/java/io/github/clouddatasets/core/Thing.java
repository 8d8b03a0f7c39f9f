package io.github.clouddatasets.core;

import org.jspecify.annotations.Nullable;

/** What the invented service of the tests keeps. Lives here since Jackson may look into this package. */
public record Thing(@Nullable String id, @Nullable String name) {}
