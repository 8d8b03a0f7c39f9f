package io.github.clouddatasets.core;

import io.github.clouddatasets.core.ext.OkHttpTransport;

/**
 * The HTTP client underneath. Leave it alone unless you need a proxy, your own certificates or a shared connection pool;
 * then see {@link OkHttpTransport}.
 */
public sealed interface Transport permits OkHttpTransport {}
