/**
 * The fields of one line, out of its bytes: what both readers of manifests share, that of this module and that of the Spark
 * format. No interface for users: it changes without notice.
 */
@NullMarked
package io.github.clouddatasets.manifest.lines;

import org.jspecify.annotations.NullMarked;
