/** The one place where OkHttp shows in the API: tuning or replacing the HTTP client underneath. */
@NullMarked
package io.github.clouddatasets.core.ext;

import org.jspecify.annotations.NullMarked;
