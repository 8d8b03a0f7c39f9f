package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.Converter;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a package are read and made. The build writes one class for each package that has records marked with
 * {@link Decoded}: it is named {@code PackageBlueprints}, and enters itself when it is initialised. It holds names and
 * kinds of fields and calls of constructors; how a field of a kind is read lies here, once for all.
 */
public abstract class Blueprints {

    private static final String NAME = ".PackageBlueprints";

    /** In the class itself, so that nothing here keeps the loader of a class alive. */
    private static final ClassValue<@Nullable Blueprints[]> ENTERED = new ClassValue<>() {
        @Override
        protected @Nullable Blueprints[] computeValue(Class<?> generated) {
            return new @Nullable Blueprints[1];
        }
    };

    private final Map<String, ValueReader> known = new ConcurrentHashMap<>();

    /** For generated classes. */
    protected Blueprints() {}

    /**
     * Makes the blueprints of a package known.
     *
     * @param blueprints the only instance of its class
     */
    protected static void enter(Blueprints blueprints) {
        ENTERED.get(blueprints.getClass())[0] = blueprints;
    }

    /** How a type is read; null if no blueprint says so. */
    static @Nullable ValueReader find(Class<?> type, @Nullable ValueReader parameter) {
        String room = type.getPackageName();
        Blueprints blueprints;
        try {
            blueprints = ENTERED.get(Class.forName(room + NAME, true, type.getClassLoader()))[0];
        } catch (ClassNotFoundException e) {
            return null;
        }
        return blueprints == null ? null : blueprints.find(type.getName().substring(room.length() + 1), parameter);
    }

    private @Nullable ValueReader find(String name, @Nullable ValueReader parameter) {
        if (parameter != null) {
            return reader(name, parameter);
        }
        ValueReader reader = known.get(name);
        if (reader == null) {
            reader = reader(name, null);
            if (reader != null) {
                known.put(name, reader);
            }
        }
        return reader;
    }

    /**
     * How a type of the package is read.
     *
     * @param name its binary name without the package
     * @param parameter reads what its type parameter is; null for a type without one
     * @return null if the type has no blueprint
     */
    protected abstract @Nullable ValueReader reader(String name, @Nullable ValueReader parameter);

    /**
     * Makes a value of a type of the package.
     *
     * @param number of the type
     * @param values the components from {@code at} on
     * @param at where they begin
     * @return the value
     */
    protected abstract Object make(int number, @Nullable Object[] values, int at);

    /**
     * A record.
     *
     * @param number of the type
     * @param type the record
     * @param components how many it has
     * @param names how many names these have
     * @return the blueprint, to which the components are to be added
     */
    protected final Blueprint record(int number, Class<?> type, int components, int names) {
        return new Blueprint(this, number, type, components, names);
    }

    /**
     * A record of one text, which is written as that text.
     *
     * @param number of the type
     * @param type the record
     * @return its reader
     */
    protected final ValueReader word(int number, Class<?> type) {
        return new OneValue(this, number, type, false, true);
    }

    /**
     * A record of one number, which is written as that number.
     *
     * @param number of the type
     * @param type the record
     * @return its reader
     */
    protected final ValueReader numeral(int number, Class<?> type) {
        return new OneValue(this, number, type, true, true);
    }

    /**
     * A type that is made of a text, such as a secret.
     *
     * @param number of the type
     * @param type the class
     * @return its reader
     */
    protected final ValueReader text(int number, Class<?> type) {
        return new OneValue(this, number, type, false, false);
    }

    /**
     * A type that this package knows by its class: text, a number, a boolean, a time, a duration, any value, a record.
     *
     * @param type the class
     * @return its reader
     */
    protected static ValueReader of(Class<?> type) {
        if (type == String.class) {
            return Text.TEXT;
        }
        ValueReader scalar = Scalar.of(type);
        if (scalar != null) {
            return scalar;
        }
        return type == Object.class ? new Free.Value() : new Model(type, null);
    }

    /**
     * A record with a type parameter.
     *
     * @param type the class
     * @param parameter reads what stands for the parameter
     * @return its reader
     */
    protected static ValueReader of(Class<?> type, @Nullable ValueReader parameter) {
        return new Model(type, parameter);
    }

    /**
     * A list.
     *
     * @param entries reads its elements
     * @return its reader
     */
    protected static ValueReader list(ValueReader entries) {
        return new Several(entries, false);
    }

    /**
     * A map with text as keys.
     *
     * @param entries reads its values
     * @return its reader
     */
    protected static ValueReader map(ValueReader entries) {
        return new Several(entries, true);
    }

    /** {@return the reader of a value that stays a tree} */
    protected static ValueReader tree() {
        return new Free.Tree();
    }

    /**
     * A field with a reader of its own.
     *
     * @param reader reads it
     * @param type type of the field
     * @return its reader
     */
    protected static ValueReader by(FieldReader<?> reader, Class<?> type) {
        return new Special.Reading(reader, type);
    }

    /**
     * A field with a converter of its own.
     *
     * @param input reads what the converter takes
     * @param converter makes the value
     * @param type type of the field
     * @return its reader
     */
    protected static ValueReader by(ValueReader input, Converter<?, ?> converter, Class<?> type) {
        return new Special.Converting(input, converter, type);
    }

    /** A type that is looked up when the first value of it comes: most answers have no values of most types. */
    private static final class Model extends ValueReader {

        private final Class<?> type;
        private final @Nullable ValueReader parameter;
        private volatile @Nullable ValueReader found;

        Model(Class<?> type, @Nullable ValueReader parameter) {
            this.type = type;
            this.parameter = parameter;
        }

        private ValueReader found() {
            ValueReader reader = found;
            if (reader == null) {
                reader = find(type, parameter);
                if (reader == null) {
                    throw new IllegalStateException("no blueprint of " + type.getName());
                }
                found = reader;
            }
            return reader;
        }

        @Override
        @Nullable
        Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
            return found().read(json, start, decoding, entry);
        }

        @Override
        boolean isScalar() {
            return found().isScalar();
        }
    }
}
