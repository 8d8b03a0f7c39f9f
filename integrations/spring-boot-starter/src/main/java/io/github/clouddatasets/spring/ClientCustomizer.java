package io.github.clouddatasets.spring;

import io.github.clouddatasets.core.ClientBuilder;

/**
 * Changes the builders of all clients before the clients are built, after the properties and the listeners. Any number of
 * beans of this type may exist; they run in the order of {@code @Order}.
 *
 * <pre>{@code
 * @Bean
 * ClientCustomizer largeAnswers() {
 *     return builder -> {
 *         if (builder instanceof DatasetClientBuilder modelArts) {
 *             modelArts.maxAnswerSize(256L * 1024 * 1024);
 *         }
 *     };
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ClientCustomizer {

    /**
     * Changes a builder.
     *
     * @param builder a {@code DatasetClientBuilder}, {@code PowerdrillClient.Builder} or {@code SyncClient.Builder}
     */
    void customize(ClientBuilder<?> builder);
}
