/**
 * Reads and writes UPD files (Universal Portable Dataset), the files that exports of IDAH are.
 *
 * <pre>{@code
 * try (UpdFile file = UpdFile.open(Path.of("street.upd"))) {
 *     for (UpdAnnotation annotation : file.annotations()) {
 *         System.out.println(annotation.category() + " " + annotation.shape());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.clouddatasets.upd;

import org.jspecify.annotations.NullMarked;
