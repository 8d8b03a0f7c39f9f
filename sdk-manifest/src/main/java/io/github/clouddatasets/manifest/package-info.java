/**
 * Manifest files, which list the samples of a dataset with their labels, and Pascal VOC label files. Both work without the
 * service: start with {@link io.github.clouddatasets.manifest.ManifestReader},
 * {@link io.github.clouddatasets.manifest.ManifestWriter} and
 * {@link io.github.clouddatasets.manifest.VocFile}.
 */
@NullMarked
package io.github.clouddatasets.manifest;

import org.jspecify.annotations.NullMarked;
