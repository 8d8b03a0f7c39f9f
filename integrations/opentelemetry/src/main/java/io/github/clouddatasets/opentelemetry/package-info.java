/** Spans and metrics of the clients' calls, through the OpenTelemetry API. */
@NullMarked
package io.github.clouddatasets.opentelemetry;

import org.jspecify.annotations.NullMarked;
