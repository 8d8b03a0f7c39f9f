/** For tests of Spring Boot applications: the clients call the emulator. */
@NullMarked
package io.github.clouddatasets.spring.test;

import org.jspecify.annotations.NullMarked;
