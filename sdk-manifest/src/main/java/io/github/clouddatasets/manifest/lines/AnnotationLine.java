package io.github.clouddatasets.manifest.lines;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One label of a line. Its kind is decided by its type and by the fields that the kind needs. */
public final class AnnotationLine {

    private static final int TYPE = 0;
    private static final int NAME = 1;
    private static final int ID = 2;
    private static final int LOC = 3;
    private static final int FORMAT = 4;
    private static final int HARD = 5;
    private static final int HARD_COEFFICIENT = 6;
    private static final int CONFIDENCE = 7;
    private static final int ANNOTATED_BY = 8;
    private static final int CREATION_TIME = 9;
    private static final int PROPERTY = 10;
    private static final int OLD_LOC = 11;
    private static final int OLD_FORMAT = 12;
    private static final int OLD_HARD_COEFFICIENT = 13;
    private static final int OLD_ANNOTATED_BY = 14;
    private static final int OLD_CREATION_TIME = 15;
    private static final Names NAMES = new Names(
            "type",
            "name",
            "id",
            "annotation-loc",
            "annotation-format",
            "hard",
            "hard-coefficient",
            "confidence",
            "annotated-by",
            "creation-time",
            "property",
            "annotation_loc",
            "annotation_format",
            "hard_coefficient",
            "annotated_by",
            "creation_time");

    private static final int START_INDEX = 0;
    private static final int END_INDEX = 1;
    private static final int FROM = 2;
    private static final int TO = 3;
    private static final int START_TIME = 4;
    private static final int END_TIME = 5;
    private static final int SOURCE = 6;
    private static final int CONTENT = 7;
    private static final Names PROPERTIES = new Names(
            "@modelarts:start_index",
            "@modelarts:end_index",
            "@modelarts:from",
            "@modelarts:to",
            "@modelarts:start_time",
            "@modelarts:end_time",
            "@modelarts:source",
            "@modelarts:content");

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):([0-5]?\\d):([0-5]?\\d)(?:\\.(\\d{1,9}))?");
    private static final AnnotationKind[] KINDS = AnnotationKind.values();
    private static final Names SHORT = names("");
    private static final Names LONG = names(AnnotationKind.PREFIX);

    private final Fields property = new Fields(PROPERTIES);
    private final Fields fields = new Fields(NAMES, PROPERTY, property);
    private boolean decided;
    private @Nullable AnnotationKind kind;

    AnnotationLine() {}

    private static Names names(String prefix) {
        String[] names = new String[KINDS.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = prefix + KINDS[i].label();
        }
        return new Names(names);
    }

    int read(byte[] bytes, int at, int limit) {
        decided = false;
        return fields.read(bytes, at, limit, 3);
    }

    /** {@return the kind; null for an unknown one, and for one that lacks what it needs} */
    public @Nullable AnnotationKind kind() {
        if (!decided) {
            fields.inner();
            AnnotationKind named = named(fields.text(TYPE));
            kind = named != null && isComplete(named) ? named : null;
            if (kind == null) {
                fields.untakeAll(); // what it has of that kind is as unknown as the kind
                property.untakeAll();
            }
            decided = true;
        }
        return kind;
    }

    private @Nullable AnnotationKind named(int type) {
        if (type == Fields.NONE) {
            return null;
        }
        byte[] bytes = fields.bytes();
        int from = fields.start(type);
        int to = fields.end(type);
        if (!fields.isPlain(type)) {
            bytes = fields.string(type).getBytes(StandardCharsets.UTF_8);
            from = 0;
            to = bytes.length;
        }
        int number = LONG.number(bytes, from, to);
        number = number == Names.OTHER ? SHORT.number(bytes, from, to) : number;
        return number == Names.OTHER ? null : KINDS[number];
    }

    private boolean isComplete(AnnotationKind named) {
        return switch (named) {
            case IMAGE_CLASSIFICATION, TEXT_CLASSIFICATION, AUDIO_CLASSIFICATION -> fields.text(NAME) != Fields.NONE;
            case OBJECT_DETECTION, IMAGE_SEGMENTATION -> fields.text(LOC, OLD_LOC) != Fields.NONE;
            case TEXT_ENTITY ->
                fields.text(NAME) != Fields.NONE
                        && property.integer(START_INDEX) != Fields.NO_NUMBER
                        && property.integer(END_INDEX) != Fields.NO_NUMBER;
            case TEXT_TRIPLET ->
                fields.text(NAME) != Fields.NONE
                        && property.text(FROM) != Fields.NONE
                        && property.text(TO) != Fields.NONE;
            case AUDIO_CONTENT -> property.text(CONTENT) != Fields.NONE;
            case AUDIO_SEGMENTATION -> clock(START_TIME) != Fields.NO_NUMBER && clock(END_TIME) != Fields.NO_NUMBER;
        };
    }

    private boolean is(AnnotationKind one, AnnotationKind other) {
        AnnotationKind mine = kind();
        return mine == one || mine == other;
    }

    // ---- values: each an entry of fields() or of propertyFields(), or Fields.NONE

    /** {@return the fields of the label} */
    public Fields fields() {
        return fields;
    }

    /** {@return the fields of its property} */
    public Fields propertyFields() {
        kind();
        return property;
    }

    /** {@return the fields of its property, and of those the free ones as the rest} */
    public Fields properties() {
        if (kind() == null) {
            return property;
        }
        startIndex();
        endIndex();
        from();
        to();
        startTime();
        endTime();
        source();
        content();
        return property;
    }

    /** {@return the entry of the type as it is written} */
    public int type() {
        return fields.text(TYPE);
    }

    /** {@return the entry of the name; for a label of no known kind, if it is text} */
    public int name() {
        AnnotationKind mine = kind();
        if (mine == null) {
            return fields.onlyText(NAME);
        }
        return mine.isNamed() ? fields.text(NAME) : Fields.NONE;
    }

    /** {@return the entry of the id of an entity or a triplet} */
    public int id() {
        return is(AnnotationKind.TEXT_ENTITY, AnnotationKind.TEXT_TRIPLET) ? fields.text(ID) : Fields.NONE;
    }

    /** {@return the entry of the path of the label file} */
    public int annotationLoc() {
        return is(AnnotationKind.OBJECT_DETECTION, AnnotationKind.IMAGE_SEGMENTATION)
                ? fields.text(LOC, OLD_LOC)
                : Fields.NONE;
    }

    /** {@return the entry of the format of the label file} */
    public int annotationFormat() {
        return is(AnnotationKind.OBJECT_DETECTION, AnnotationKind.IMAGE_SEGMENTATION)
                ? fields.text(FORMAT, OLD_FORMAT)
                : Fields.NONE;
    }

    /** {@return where an entity begins in the text, or {@link Fields#NO_NUMBER}} */
    public long startIndex() {
        return kind() == AnnotationKind.TEXT_ENTITY ? property.integer(START_INDEX) : Fields.NO_NUMBER;
    }

    /** {@return where an entity ends in the text, or {@link Fields#NO_NUMBER}} */
    public long endIndex() {
        return kind() == AnnotationKind.TEXT_ENTITY ? property.integer(END_INDEX) : Fields.NO_NUMBER;
    }

    /** {@return the entry, among the properties, of the entity that a triplet begins with} */
    public int from() {
        return kind() == AnnotationKind.TEXT_TRIPLET ? property.text(FROM) : Fields.NONE;
    }

    /** {@return the entry, among the properties, of the entity that a triplet ends with} */
    public int to() {
        return kind() == AnnotationKind.TEXT_TRIPLET ? property.text(TO) : Fields.NONE;
    }

    /** {@return where a segment begins, in nanoseconds, or {@link Fields#NO_NUMBER}} */
    public long startTime() {
        return kind() == AnnotationKind.AUDIO_SEGMENTATION ? clock(START_TIME) : Fields.NO_NUMBER;
    }

    /** {@return where a segment ends, in nanoseconds, or {@link Fields#NO_NUMBER}} */
    public long endTime() {
        return kind() == AnnotationKind.AUDIO_SEGMENTATION ? clock(END_TIME) : Fields.NO_NUMBER;
    }

    /** {@return the entry, among the properties, of the speaker of a segment} */
    public int source() {
        return kind() == AnnotationKind.AUDIO_SEGMENTATION ? property.text(SOURCE) : Fields.NONE;
    }

    /** {@return the entry, among the properties, of what is said} */
    public int content() {
        return is(AnnotationKind.AUDIO_CONTENT, AnnotationKind.AUDIO_SEGMENTATION)
                ? property.text(CONTENT)
                : Fields.NONE;
    }

    /** {@return whether the label makes the sample a hard example; null for none} */
    public @Nullable Boolean hard() {
        return fields.flag(HARD);
    }

    /** {@return how hard; NaN for none} */
    public double hardCoefficient() {
        return fields.number(HARD_COEFFICIENT, OLD_HARD_COEFFICIENT);
    }

    /** {@return how sure the machine was; NaN for none} */
    public double confidence() {
        return fields.number(CONFIDENCE);
    }

    /** {@return the entry of who wrote the label} */
    public int annotatedBy() {
        return fields.text(ANNOTATED_BY, OLD_ANNOTATED_BY);
    }

    /** {@return when the label was written, in seconds from 1970 on without a time zone, or {@link Fields#NO_NUMBER}} */
    public long creationTime() {
        return fields.time(CREATION_TIME, OLD_CREATION_TIME);
    }

    /** {@return the fields of the label, of which those that are understood are no longer among the rest} */
    public Fields others() {
        kind();
        if (fields.isTaken()) {
            return fields;
        }
        name();
        id();
        annotationLoc();
        annotationFormat();
        hard();
        hardCoefficient();
        confidence();
        annotatedBy();
        creationTime();
        return fields;
    }

    /** {@code hh:mm:ss.SSS}, with up to nine digits behind the point. */
    private long clock(int name) {
        int entry = property.text(name);
        Matcher matcher = CLOCK.matcher(entry == Fields.NONE ? "" : property.string(entry));
        if (!matcher.matches()) {
            return Fields.NO_NUMBER;
        }
        String fraction = matcher.group(4) == null ? "" : matcher.group(4);
        return Duration.ofHours(Integer.parseInt(matcher.group(1)))
                .plusMinutes(Integer.parseInt(matcher.group(2)))
                .plusSeconds(Integer.parseInt(matcher.group(3)))
                .plusNanos(Integer.parseInt((fraction + "000000000").substring(0, 9)))
                .toNanos();
    }
}
