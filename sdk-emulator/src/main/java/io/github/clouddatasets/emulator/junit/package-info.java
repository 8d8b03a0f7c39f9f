/** A JUnit extension that gives each test, or each class of tests, an account of its own on one emulator. */
@NullMarked
package io.github.clouddatasets.emulator.junit;

import org.jspecify.annotations.NullMarked;
