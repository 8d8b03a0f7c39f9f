package io.github.clouddatasets.core;

/**
 * The HTTP client underneath. Leave the default alone unless you need a proxy, your own certificates or a shared connection
 * pool; then see {@code OkHttpTransport} in {@code io.github.clouddatasets.core.ext}, the only kind of transport there is:
 * {@code build()} refuses any other.
 */
public interface Transport {}
