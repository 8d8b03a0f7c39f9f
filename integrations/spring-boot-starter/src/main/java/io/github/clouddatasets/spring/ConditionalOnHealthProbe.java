package io.github.clouddatasets.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches unless the service's property {@code health} is {@link HealthProbe#NONE}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnHealthProbe.class)
@interface ConditionalOnHealthProbe {

    /** The prefix of the service's properties. */
    String value();
}
