package io.github.clouddatasets.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches if one of a service's properties says where the service is or who calls, or if the service is enabled. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnConfigured.class)
@interface ConditionalOnConfigured {

    /** The prefix of the service's properties. */
    String prefix();

    /** The properties of which one is enough. */
    String[] anyOf();
}
