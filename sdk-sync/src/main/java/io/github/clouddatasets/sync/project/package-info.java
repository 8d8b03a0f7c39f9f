/** Projects of the platform and their members: {@link io.github.clouddatasets.sync.project.Projects}. */
@NullMarked
package io.github.clouddatasets.sync.project;

import org.jspecify.annotations.NullMarked;
