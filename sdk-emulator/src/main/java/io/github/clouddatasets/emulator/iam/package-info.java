/** The emulated IAM of ModelArts: tokens, projects, and the signatures of access keys. */
@NullMarked
package io.github.clouddatasets.emulator.iam;

import org.jspecify.annotations.NullMarked;
