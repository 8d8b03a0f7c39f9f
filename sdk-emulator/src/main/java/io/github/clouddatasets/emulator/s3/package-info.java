/** The buckets of the emulator behind the API of S3: signatures, objects, listings and multipart uploads. */
@NullMarked
package io.github.clouddatasets.emulator.s3;

import org.jspecify.annotations.NullMarked;
