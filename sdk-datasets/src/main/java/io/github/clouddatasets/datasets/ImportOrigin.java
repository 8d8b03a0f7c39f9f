package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Kind of place that data is imported from (schema {@code ImportOrigin}). The set is open: a value without a constant
 * is kept as it came.
 *
 * @param value the value on the wire
 */
public record ImportOrigin(@JsonValue String value) {

    /** An OBS bucket; what the service assumes unless told otherwise ({@code obs}). */
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

    public ImportOrigin {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ImportOrigin read(Object value) {
        return new ImportOrigin(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
