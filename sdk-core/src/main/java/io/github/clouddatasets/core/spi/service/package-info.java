/** What a service is: how it wraps its answers, and what its refusals mean. */
@NullMarked
package io.github.clouddatasets.core.spi.service;

import org.jspecify.annotations.NullMarked;
