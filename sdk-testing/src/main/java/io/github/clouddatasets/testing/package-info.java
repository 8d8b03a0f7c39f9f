/** What the tests of all modules share: the contracts under {@code specs/}, servers that answer what a test says. */
package io.github.clouddatasets.testing;
