package io.github.clouddatasets.emulator.s3;

/** An object as listings and headers show it. */
record StoredObject(String key, long size, ObjectRecord facts) {}
