package io.github.clouddatasets.spark;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.In;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The usages that a query may keep, as far as its filters name them: no row is made of any other sample. Every filter that is
 * not understood here is left to Spark, which checks all of them again.
 *
 * @param values the usages as they are spelled; null for all
 */
record Usages(@Nullable Set<String> values) implements Serializable {

    static Usages of(List<Filter> filters, boolean caseSensitive) {
        Set<String> values = null;
        for (Filter filter : filters) {
            Set<String> allowed = allowed(filter, caseSensitive);
            if (allowed != null && values != null) {
                values.retainAll(allowed);
            } else if (allowed != null) {
                values = allowed;
            }
        }
        return new Usages(values);
    }

    boolean isAll() {
        return values == null;
    }

    /** As Spark's own text, for comparing without copies. */
    Set<UTF8String> texts() {
        Set<UTF8String> texts = new HashSet<>();
        if (values != null) {
            values.forEach(value -> texts.add(UTF8String.fromString(value)));
        }
        return texts;
    }

    private static @Nullable Set<String> allowed(Filter filter, boolean caseSensitive) {
        if (filter instanceof EqualTo equal) {
            return allowed(equal.attribute(), caseSensitive, equal.value());
        } else if (filter instanceof EqualNullSafe equal) {
            return allowed(equal.attribute(), caseSensitive, equal.value());
        } else if (filter instanceof In in) {
            return allowed(in.attribute(), caseSensitive, in.values());
        } else if (filter instanceof And and) {
            return of(List.of(and.left(), and.right()), caseSensitive).values();
        }
        return null;
    }

    private static @Nullable Set<String> allowed(String attribute, boolean caseSensitive, @Nullable Object... values) {
        if (!ManifestSchema.equal(attribute, ManifestSchema.USAGE, caseSensitive)) {
            return null;
        }
        Set<String> texts = new HashSet<>();
        for (Object value : values) {
            if (!(value instanceof String text)) {
                return null; // a comparison with null is Spark's matter
            }
            texts.add(text);
        }
        return texts;
    }
}
