package io.github.clouddatasets.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a test that {@link CloudDatasetsExtension} sets before each test: the emulator's account, or a client of the
 * account. The field is neither static nor final.
 *
 * <pre>{@code
 * @Emulated
 * DatasetClient datasets;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Emulated {}
