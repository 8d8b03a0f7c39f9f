package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Kind of place that data is imported from (schema {@code ImportOrigin}). The set is open: a value without a constant
 * is kept.
 *
 * @param value the value on the wire
 */
public record ImportOrigin(@JsonValue String value) implements WireValue {

    /** An OBS bucket; the default ({@code obs}). */
    public static final ImportOrigin OBS = new ImportOrigin("obs");

    /** GaussDB(DWS) ({@code dws}). */
    public static final ImportOrigin DWS = new ImportOrigin("dws");

    /** DLI ({@code dli}). */
    public static final ImportOrigin DLI = new ImportOrigin("dli");

    /** RDS ({@code rds}). */
    public static final ImportOrigin RDS = new ImportOrigin("rds");

    /** MRS ({@code mrs}). */
    public static final ImportOrigin MRS = new ImportOrigin("mrs");

    /** An inference service ({@code inference}). */
    public static final ImportOrigin INFERENCE = new ImportOrigin("inference");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ImportOrigin {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
