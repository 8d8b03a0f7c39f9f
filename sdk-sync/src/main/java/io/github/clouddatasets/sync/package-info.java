/** The IDAH Sync API: exports of labelled data and the jobs that make them. Start with {@link io.github.clouddatasets.sync.SyncClient}. */
@NullMarked
package io.github.clouddatasets.sync;

import org.jspecify.annotations.NullMarked;
