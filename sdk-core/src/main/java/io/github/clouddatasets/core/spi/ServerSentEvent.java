package io.github.clouddatasets.core.spi;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream, as the HTML standard's "server-sent events" has it.
 *
 * @param id the event's own {@code id}; null if it has none, whatever the event before it had
 * @param name the {@code event} field; {@code message} if there is none
 * @param data the {@code data} lines, joined with line feeds
 * @param terminated false if the stream ended before the empty line that ends an event: the data may be cut
 */
public record ServerSentEvent(@Nullable String id, String name, String data, boolean terminated) {}
