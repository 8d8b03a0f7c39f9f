package io.github.clouddatasets.core.spi;

/**
 * One link of the chain from an attempt to its result: {@link Authorized} → {@link RateLimited}, if there is a rate →
 * {@link Observed}, if there are listeners → {@link OkHttpExchange}. A result is a value or an {@code SdkException}, never
 * a status to look at. {@link Retrying} sends a new attempt down the chain for every try.
 */
interface Exchange {

    <T> T execute(Attempt<T> attempt);
}
