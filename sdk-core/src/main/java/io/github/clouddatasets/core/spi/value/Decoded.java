package io.github.clouddatasets.core.spi.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that answers hold: the build writes how it is read (see {@link Blueprints}). The records among its
 * components need the mark, too; open enumerations do not. A record without the mark is read by databind.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Decoded {}
