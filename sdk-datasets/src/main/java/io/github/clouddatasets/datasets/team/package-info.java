/** Team labelling: workforces and their members. */
@NullMarked
package io.github.clouddatasets.datasets.team;

import org.jspecify.annotations.NullMarked;
