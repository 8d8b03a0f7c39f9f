/** The HTTP server on loopback and the parts of requests and answers; knows no service. */
@NullMarked
package io.github.clouddatasets.emulator.http;

import org.jspecify.annotations.NullMarked;
