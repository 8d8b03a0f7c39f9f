package io.github.clouddatasets.manifest.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a manifest after the other, as places in its bytes: nothing is copied until somebody asks for a value.
 *
 * <p>A line is read as far as the last field that was asked for, or to its end, and the part that is read is checked. A line that is
 * not plainly a sample is left to the caller: {@link #read} does not say what is wrong. For one thread.
 */
public final class SampleLine {

    private static final int SOURCE = 0;
    private static final int USAGE = 1;
    private static final int ID = 2;
    private static final int ANNOTATION = 3;
    private static final int INFERENCE_LOC = 4;
    private static final int HARD = 5;
    private static final int HARD_COEFFICIENT = 6;
    private static final int SAMPLE_TYPE = 7;
    private static final int PROPERTY = 8;
    private static final int OLD_INFERENCE_LOC = 9;
    private static final int OLD_HARD_COEFFICIENT = 10;
    private static final int OLD_SAMPLE_TYPE = 11;
    private static final Names NAMES = new Names(
            "source",
            "usage",
            "id",
            "annotation",
            "inference-loc",
            "hard",
            "hard-coefficient",
            "sample-type",
            "property",
            "inference_loc",
            "hard_coefficient",
            "sample_type");

    private final boolean whole;
    private final boolean labels;

    /** The wanted names as bits, but for those that nothing tells to be the last. */
    private final int wanted;

    private final Fields property = new Fields(new Names());
    private final Fields fields = new Fields(NAMES, PROPERTY, property);
    private final List<AnnotationLine> annotations = new ArrayList<>();
    private int annotationCount;

    /**
     * A reader of lines.
     *
     * @param fields what the reader will ask for; the source is checked in any case if the line is read to its end
     * @param whole whether each line is read, and checked, to its end, whichever fields are asked for
     */
    public SampleLine(Set<SampleField> fields, boolean whole) {
        this.whole = whole || fields.contains(SampleField.OTHERS);
        this.labels = this.whole || fields.contains(SampleField.ANNOTATIONS);
        int bits = 0;
        for (SampleField field : fields) {
            bits |= bit(field);
        }
        this.wanted = bits;
    }

    private static int bit(SampleField field) {
        return switch (field) {
            case SOURCE -> 1 << SOURCE;
            case USAGE -> 1 << USAGE;
            case ID -> 1 << ID;
            case ANNOTATIONS -> 1 << ANNOTATION;
            case INFERENCE_LOC -> 1 << INFERENCE_LOC;
            case HARD -> 1 << HARD;
            case HARD_COEFFICIENT -> 1 << HARD_COEFFICIENT;
            case SAMPLE_TYPE -> 1 << SAMPLE_TYPE;
            case PROPERTIES -> 1 << PROPERTY;
            case OTHERS -> 0; // may be anywhere
        };
    }

    /**
     * Whether a line holds nothing but blank space.
     *
     * @param bytes hold the line
     * @param start where the line begins
     * @param length its length in bytes
     * @return whether there is no sample and no fault in it
     * @throws IllegalArgumentException if {@code bytes} is null
     */
    public static boolean isBlank(byte[] bytes, int start, int length) {
        JsonBytes.required("bytes", bytes);
        return JsonBytes.blanks(bytes, start, start + length) == start + length;
    }

    /**
     * Reads a line that is not blank.
     *
     * @param bytes hold the line; they must not change while its values are asked for
     * @param start where the line begins
     * @param length its length in bytes
     * @return false if this is no sample, or one that only a more patient reader can make out; then there are no values
     * @throws IllegalArgumentException if {@code bytes} is null
     */
    public boolean read(byte[] bytes, int start, int length) {
        JsonBytes.required("bytes", bytes);
        int limit = start + length;
        annotationCount = 0;
        fields.clear(bytes);
        int at = JsonBytes.blanks(bytes, start, limit);
        if (at >= limit || bytes[at] != '{') {
            return false;
        }
        int behind = fields(bytes, at + 1, limit);
        return behind != JsonBytes.BAD
                && JsonBytes.isUtf8(bytes, start, behind)
                && (!whole || (JsonBytes.blanks(bytes, behind, limit) == limit && isSample()));
    }

    private int fields(byte[] bytes, int first, int limit) {
        int missing = wanted;
        int i = JsonBytes.blanks(bytes, first, limit);
        if (i < limit && bytes[i] == '}') {
            return i + 1;
        }
        while (true) {
            i = fields.name(i, limit);
            if (i == JsonBytes.BAD) {
                return JsonBytes.BAD;
            }
            int name = fields.known();
            if (name == ANNOTATION && labels && i < limit && bytes[i] == '[') {
                int behind = annotations(bytes, i + 1, limit);
                if (behind == JsonBytes.BAD) {
                    return JsonBytes.BAD;
                }
                fields.list(i, behind);
                i = behind;
            } else {
                i = fields.value(i, limit, 1);
                if (i == JsonBytes.BAD) {
                    return JsonBytes.BAD;
                }
            }
            if (!whole && name >= 0) {
                missing &= ~(1 << name);
                if (missing == 0) {
                    return i;
                }
            }
            i = JsonBytes.blanks(bytes, i, limit);
            if (i >= limit || bytes[i] != ',') {
                return i < limit && bytes[i] == '}' ? i + 1 : JsonBytes.BAD;
            }
            i = JsonBytes.blanks(bytes, i + 1, limit);
        }
    }

    private int annotations(byte[] bytes, int first, int limit) {
        annotationCount = 0;
        int i = JsonBytes.blanks(bytes, first, limit);
        if (i < limit && bytes[i] == ']') {
            return i + 1;
        }
        while (true) {
            if (i >= limit || bytes[i] != '{') {
                return JsonBytes.BAD;
            }
            if (annotationCount == annotations.size()) {
                annotations.add(new AnnotationLine());
            }
            i = annotations.get(annotationCount++).read(bytes, i, limit);
            if (i == JsonBytes.BAD) {
                return JsonBytes.BAD;
            }
            i = JsonBytes.blanks(bytes, i, limit);
            if (i >= limit || bytes[i] != ',') {
                return i < limit && bytes[i] == ']' ? i + 1 : JsonBytes.BAD;
            }
            i = JsonBytes.blanks(bytes, i + 1, limit);
        }
    }

    private boolean isSample() {
        int source = source();
        if (source == Fields.NONE || isBlank(source) || fields.isDoubtful()) {
            return false;
        }
        for (int i = 0; i < annotationCount; i++) {
            if (annotations.get(i).fields().isDoubtful()) {
                return false;
            }
        }
        if (fields.isMissing(ANNOTATION)) {
            annotationCount = 0; // of two fields the first may have been a list
            return true;
        }
        fields.take(ANNOTATION);
        return fields.isList(ANNOTATION);
    }

    private boolean isBlank(int text) {
        if (fields.isPlain(text)) {
            for (int i = fields.start(text); i < fields.end(text); i++) {
                if (fields.bytes()[i] > ' ') {
                    return false;
                }
            }
        }
        return fields.string(text).isBlank();
    }

    // ---- values: each an entry of fields(), or Fields.NONE

    /** {@return the fields that the entries belong to} */
    public Fields fields() {
        return fields;
    }

    /** {@return the entry of the source} */
    public int source() {
        return fields.onlyText(SOURCE);
    }

    /** {@return the entry of the usage; none for a blank one} */
    public int usage() {
        int usage = fields.text(USAGE);
        return usage == Fields.NONE || isBlank(usage) ? Fields.NONE : usage;
    }

    /** {@return the entry of the id} */
    public int id() {
        return fields.text(ID);
    }

    /** {@return the entry of the result of the inference} */
    public int inferenceLoc() {
        return fields.text(INFERENCE_LOC, OLD_INFERENCE_LOC);
    }

    /** {@return whether the sample is a hard example; null for none} */
    public @Nullable Boolean hard() {
        return fields.flag(HARD);
    }

    /** {@return how hard; NaN for none} */
    public double hardCoefficient() {
        return fields.number(HARD_COEFFICIENT, OLD_HARD_COEFFICIENT);
    }

    /** {@return what the sample consists of, or {@link Fields#NO_NUMBER}} */
    public long sampleType() {
        return fields.integer(SAMPLE_TYPE, OLD_SAMPLE_TYPE);
    }

    /** {@return the properties, all of them among the rest of their object} */
    public Fields properties() {
        return fields.inner();
    }

    /** {@return the fields, of which those that are understood are no longer among the rest} */
    public Fields others() {
        if (fields.isTaken()) {
            return fields;
        }
        source();
        usage();
        id();
        inferenceLoc();
        hard();
        hardCoefficient();
        sampleType();
        properties();
        return fields;
    }

    /** {@return the number of labels; 0 if they are not wanted} */
    public int annotationCount() {
        return annotationCount;
    }

    /**
     * A label, valid until the next line is read.
     *
     * @param index from 0
     * @return the label
     */
    public AnnotationLine annotation(int index) {
        return annotations.get(index);
    }
}
