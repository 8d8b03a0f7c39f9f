package io.github.clouddatasets.emulator.junit;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests an emulated cloud: a {@link DatasetCloudEmulator} and its ready-made clients, as parameters or as fields with
 * {@link Emulated}. Works with JUnit 5 and 6.
 *
 * <pre>{@code
 * @ExtendWith(CloudDatasetsExtension.class) // or @EmulatedCloud
 * class NewImagesTest {
 *     @Test
 *     void findsTheNewImages(DatasetCloudEmulator cloud, DatasetClient datasets) {
 *         assertThat(datasets.sync(cloud.datasetId()).await().addSampleCount()).isEqualTo(10);
 *     }
 * }
 * }</pre>
 *
 * <p>With settings:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CloudDatasetsExtension cloud = CloudDatasetsExtension.builder()
 *         .isolation(Isolation.PER_CLASS)
 *         .settings(b -> b.pace(Duration.ofMinutes(5)))
 *         .build();
 * }</pre>
 *
 * <p>All tests of a run share one server, and each test or class has an account of its own: tests may run at the same time.
 * By default time stands still, and a client that waits moves it.
 */
public final class CloudDatasetsExtension implements BeforeEachCallback, ParameterResolver {

    private final @Nullable Isolation isolation;
    private final @Nullable Consumer<? super DatasetCloudEmulator.Builder> settings;

    /** An extension with the settings of {@link EmulatedCloud} at the class, or else with the default settings. */
    public CloudDatasetsExtension() {
        this(null, null);
    }

    private CloudDatasetsExtension(
            @Nullable Isolation isolation, @Nullable Consumer<? super DatasetCloudEmulator.Builder> settings) {
        this.isolation = isolation;
        this.settings = settings;
    }

    /** {@return a builder with the default settings} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sets the fields with {@link Emulated}. Called by JUnit.
     *
     * @param context the test
     * @throws ExtensionConfigurationException if such a field is static, final, closed to this module or of another type
     */
    @Override
    public void beforeEach(ExtensionContext context) {
        for (Object test : context.getRequiredTestInstances().getAllInstances()) {
            for (Class<?> type = test.getClass(); type != null; type = type.getSuperclass()) {
                setFields(test, type, context);
            }
        }
    }

    private void setFields(Object test, Class<?> type, ExtensionContext context) {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Emulated.class)) {
                requireSettable(field);
                try {
                    field.setAccessible(true);
                    field.set(
                            test,
                            account(context, context.getRequiredTestMethod().getName())
                                    .value(field.getType()));
                } catch (ReflectiveOperationException | RuntimeException e) {
                    throw new ExtensionConfigurationException("@Emulated cannot set " + field, e);
                }
            }
        }
    }

    private static void requireSettable(Field field) {
        if (!OwnAccount.has(field.getType())
                || Modifier.isStatic(field.getModifiers())
                || Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException(
                    "@Emulated needs a field that is neither static nor final, of type"
                            + " DatasetCloudEmulator, DatasetClient, PowerdrillClient or SyncClient: " + field);
        }
    }

    /**
     * Whether the parameter is the emulator or one of the three clients. Called by JUnit.
     *
     * @param parameter the parameter
     * @param context the test or the class
     * @return whether {@link #resolveParameter} has a value
     */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return OwnAccount.has(parameter.getParameter().getType());
    }

    /**
     * The emulator or a client. Called by JUnit.
     *
     * @param parameter the parameter
     * @param context the test or the class
     * @return the value
     * @throws ParameterResolutionException if each test has an account of its own, and the parameter belongs to a
     *     constructor or to a method that runs once for the class
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return account(context, parameter.getDeclaringExecutable().getName())
                .value(parameter.getParameter().getType());
    }

    private OwnAccount account(ExtensionContext context, String user) {
        ExtensionContext owner = isolationOf(context) == Isolation.PER_CLASS ? outermostClass(context) : context;
        if (isolationOf(context) == Isolation.PER_METHOD
                && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    user + " runs outside of a test, and each test has an emulated cloud of its"
                            + " own: move the parameter to the test or to a @BeforeEach method, or choose Isolation.PER_CLASS");
        }
        return OwnAccount.of(owner, settingsOf(context));
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext each = context;
                each.getTestClass().isPresent();
                each = each.getParent().orElseThrow()) {
            outermost = each;
        }
        return outermost;
    }

    private Isolation isolationOf(ExtensionContext context) {
        if (isolation != null) {
            return isolation;
        }
        EmulatedCloud annotation = annotation(context);
        return annotation == null ? Isolation.PER_METHOD : annotation.isolation();
    }

    private Consumer<? super DatasetCloudEmulator.Builder> settingsOf(ExtensionContext context) {
        if (settings != null) {
            return settings;
        }
        EmulatedCloud annotation = annotation(context);
        return annotation == null || annotation.manualTime()
                ? DatasetCloudEmulator.Builder::manualTime
                : DatasetCloudEmulator.Builder::runningTime;
    }

    /** The annotation of the class of the test, or of a class around it. */
    private static @Nullable EmulatedCloud annotation(ExtensionContext context) {
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            EmulatedCloud annotation = type.getAnnotation(EmulatedCloud.class);
            if (annotation != null) {
                return annotation;
            }
        }
        return null;
    }

    /** The settings of an extension. */
    public static final class Builder {

        private Isolation isolation = Isolation.PER_METHOD;
        private Consumer<? super DatasetCloudEmulator.Builder> settings = given -> {};

        private Builder() {}

        /**
         * Sets who shares an account. Default: {@link Isolation#PER_METHOD}.
         *
         * @param isolation the isolation
         * @return this builder
         * @throws IllegalArgumentException if {@code isolation} is null
         */
        public Builder isolation(Isolation isolation) {
            if (isolation == null) {
                throw new IllegalArgumentException("isolation must not be null");
            }
            this.isolation = isolation;
            return this;
        }

        /**
         * Changes the settings of each account, of which time that stands still is the first.
         *
         * @param settings what to change; replaces an earlier call
         * @return this builder
         * @throws IllegalArgumentException if {@code settings} is null
         */
        public Builder settings(Consumer<? super DatasetCloudEmulator.Builder> settings) {
            if (settings == null) {
                throw new IllegalArgumentException("settings must not be null");
            }
            this.settings = settings;
            return this;
        }

        /** {@return the extension} */
        public CloudDatasetsExtension build() {
            Consumer<? super DatasetCloudEmulator.Builder> changes = settings;
            return new CloudDatasetsExtension(isolation, account -> {
                account.manualTime();
                changes.accept(account);
            });
        }
    }
}
