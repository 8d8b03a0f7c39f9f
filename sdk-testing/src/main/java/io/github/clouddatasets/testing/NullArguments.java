package io.github.clouddatasets.testing;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Calls public constructors and methods with null for one parameter at a time. A parameter that is not {@code @Nullable}
 * has to be refused with an {@code IllegalArgumentException} that names a field and a rule.
 *
 * <pre>{@code
 * assertThat(new NullArguments()
 *         .sample(Duration.class, Duration.ofSeconds(1))
 *         .instance(PowerdrillClient.class, client)
 *         .except("PowerdrillClient.async")
 *         .faults(PowerdrillClient.class, Datasets.class))
 *     .isEmpty();
 * }</pre>
 */
public final class NullArguments {

    /** Methods of every object, and of enums, whose answer to null is the language's own. */
    private static final Set<String> LANGUAGE = Set.of("equals", "compareTo", "valueOf", "wait");

    private final Map<Class<?>, Object> samples = new LinkedHashMap<>();
    private final Map<Class<?>, Object> instances = new LinkedHashMap<>();
    private final Set<String> exceptions = new TreeSet<>();
    private final Set<String> unused = new TreeSet<>();
    private boolean constructors = true;
    private int calls;

    /** With samples for texts alone. */
    public NullArguments() {
        sample(String.class, "x");
    }

    /** A good value for the parameters of a type, while another parameter is null. */
    public <T> NullArguments sample(Class<T> type, T value) {
        samples.put(type, value);
        return this;
    }

    /** The object whose methods are called; without one only constructors and static methods of a class are. */
    public <T> NullArguments instance(Class<T> type, T object) {
        instances.put(type, object);
        return this;
    }

    /** Takes a new builder of each type that makes one, so that {@link #faults} can go through its setters. */
    public List<Class<?>> builders(Collection<Class<?>> types) {
        List<Class<?>> builders = new ArrayList<>();
        for (Class<?> type : types) {
            Arrays.stream(type.getMethods())
                    .filter(method -> method.getName().equals("builder") && Modifier.isStatic(method.getModifiers()))
                    .forEach(method -> {
                        Class<?> builder = method.getReturnType();
                        instances.put(builder, made(method));
                        builders.add(builder);
                    });
        }
        return builders;
    }

    /** A new builder; one that needs values to begin with gets the samples. */
    private Object made(Method method) {
        try {
            return method.invoke(
                    null,
                    Arrays.stream(method.getParameters()).map(this::sample).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.toString(), e);
        }
    }

    /** Leaves out a method ({@code Time.sleep}) or a constructor ({@code Page.new}). */
    public NullArguments except(String name) {
        exceptions.add(name);
        unused.add(name);
        return this;
    }

    /** Leaves constructors out: those of answers take what a service sends, absent lists among it. */
    public NullArguments withoutConstructors() {
        constructors = false;
        return this;
    }

    /** How many calls were made. */
    public int calls() {
        return calls;
    }

    /** The exceptions that left nothing out. */
    public Set<String> unused() {
        return unused;
    }

    /** What is wrong, a line for each parameter. */
    public List<String> faults(Class<?>... types) {
        List<String> faults = new ArrayList<>();
        for (Class<?> type : types) {
            if (constructors && !Modifier.isAbstract(type.getModifiers()) && !Throwable.class.isAssignableFrom(type)) {
                Arrays.stream(type.getConstructors()).forEach(made -> check(type, made, "new", faults));
            }
            Arrays.stream(type.getMethods())
                    .filter(method -> !LANGUAGE.contains(method.getName()) && !method.isBridge())
                    .filter(method -> Modifier.isStatic(method.getModifiers()) || instances.containsKey(type))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .forEach(method -> check(type, method, method.getName(), faults));
        }
        return faults;
    }

    private void check(Class<?> type, Executable called, String name, List<String> faults) {
        String shown = type.getSimpleName() + "." + name;
        if (exceptions.contains(shown)) {
            unused.remove(shown);
            return;
        }
        Parameter[] parameters = called.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].getType().isPrimitive() && !isNullable(parameters[i])) {
                String fault = fault(type, called, parameters, i);
                if (fault != null) {
                    faults.add(shown
                            + Arrays.stream(parameters)
                                    .map(parameter -> parameter.getType().getSimpleName())
                                    .toList()
                            + ", parameter " + (i + 1) + ": " + fault);
                }
            }
        }
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable String fault(Class<?> type, Executable called, Parameter[] parameters, int nulled) {
        @Nullable Object[] arguments = new @Nullable Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            if (i != nulled) {
                arguments[i] = sample(parameters[i]);
                if (arguments[i] == null && !isNullable(parameters[i])) {
                    return "no sample of " + parameters[i].getParameterizedType();
                }
            }
        }
        calls++;
        try {
            if (called instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                ((Method) called).invoke(instances.get(type), arguments);
            }
            return "null is accepted";
        } catch (InvocationTargetException e) {
            return refusal(e.getCause(), parameters[nulled]);
        } catch (ReflectiveOperationException e) {
            return "cannot be called: " + e;
        }
    }

    private static @Nullable String refusal(Throwable thrown, Parameter parameter) {
        if (!(thrown instanceof IllegalArgumentException)) {
            return String.valueOf(thrown);
        }
        String message = String.valueOf(thrown.getMessage());
        String field = parameter.isNamePresent() ? parameter.getName() : "[a-z][A-Za-z]*";
        return message.matches("(?s)(the )?" + field + "\\b.* (is|are|must) .*|(the )?" + field + " is required.*")
                ? null
                : "the message names no field: " + message;
    }

    private @Nullable Object sample(Parameter parameter) {
        Class<?> type = parameter.getType();
        Object exact = samples.get(type);
        if (exact != null) {
            return exact;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 4096L;
        }
        for (Object sample : samples.values()) {
            if (type.isInstance(sample)) {
                return sample;
            }
        }
        return type.isArray() ? Array.newInstance(type.getComponentType(), 0) : built(type);
    }

    /** What the type's own builder makes of nothing; null if that is not enough. */
    private static @Nullable Object built(Class<?> type) {
        try {
            Method builder = type.getMethod("builder");
            return builder.getReturnType().getMethod("build").invoke(builder.invoke(null));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
