package io.github.clouddatasets.spring;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Starts an emulator for an application that asks for one, before the conditions look at the properties. An initializer,
 * since the places of the other ways to do so differ between Spring Boot 3 and 4.
 */
final class EmulatorInitializer implements ApplicationContextInitializer<GenericApplicationContext>, Ordered {

    private static final String ENABLED = "clouddatasets.emulator.enabled";
    private static final String EMULATOR = "io.github.clouddatasets.emulator.DatasetCloudEmulator";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (!context.getEnvironment().getProperty(ENABLED, Boolean.class, false)) {
            return;
        }
        if (!ClassUtils.isPresent(EMULATOR, context.getClassLoader())) {
            throw new IllegalStateException(ENABLED + " is true: add the dependency clouddatasets-sdk-emulator");
        }
        EmulatedCloud.start(context);
    }

    /** Last, so that no other initializer adds properties that win. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
