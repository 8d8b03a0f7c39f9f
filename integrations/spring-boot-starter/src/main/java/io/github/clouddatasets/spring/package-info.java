/** The clients as beans of Spring Boot applications: properties, customizers, health. */
@NullMarked
package io.github.clouddatasets.spring;

import org.jspecify.annotations.NullMarked;
