package io.github.clouddatasets.core.spi;

/**
 * One link of the chain from a call to its result: {@link Retrying} → {@link Authorized} → {@link OkHttpExchange}. A
 * result is a value or an {@code SdkException}, never a status to look at.
 */
interface Exchange {

    <T> T execute(Call<T> call);
}
