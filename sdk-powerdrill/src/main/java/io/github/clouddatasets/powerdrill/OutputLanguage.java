package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Language of the answers in a session. The set is open: the SDK keeps a value that has no constant.
 *
 * @param value the value on the wire
 */
public record OutputLanguage(@JsonValue String value) implements WireValue {

    /** The language of the question ({@code AUTO}). */
    public static final OutputLanguage AUTO = new OutputLanguage("AUTO");

    /** English ({@code EN}). */
    public static final OutputLanguage ENGLISH = new OutputLanguage("EN");

    /** Spanish ({@code ES}). */
    public static final OutputLanguage SPANISH = new OutputLanguage("ES");

    /** Arabic ({@code AR}). */
    public static final OutputLanguage ARABIC = new OutputLanguage("AR");

    /** Portuguese ({@code PT}). */
    public static final OutputLanguage PORTUGUESE = new OutputLanguage("PT");

    /** Indonesian ({@code ID}). */
    public static final OutputLanguage INDONESIAN = new OutputLanguage("ID");

    /** Japanese ({@code JA}). */
    public static final OutputLanguage JAPANESE = new OutputLanguage("JA");

    /** Russian ({@code RU}). */
    public static final OutputLanguage RUSSIAN = new OutputLanguage("RU");

    /** Hindi ({@code HI}). */
    public static final OutputLanguage HINDI = new OutputLanguage("HI");

    /** French ({@code FR}). */
    public static final OutputLanguage FRENCH = new OutputLanguage("FR");

    /** German ({@code DE}). */
    public static final OutputLanguage GERMAN = new OutputLanguage("DE");

    /** Vietnamese ({@code VI}). */
    public static final OutputLanguage VIETNAMESE = new OutputLanguage("VI");

    /** Turkish ({@code TR}). */
    public static final OutputLanguage TURKISH = new OutputLanguage("TR");

    /** Polish ({@code PL}). */
    public static final OutputLanguage POLISH = new OutputLanguage("PL");

    /** Italian ({@code IT}). */
    public static final OutputLanguage ITALIAN = new OutputLanguage("IT");

    /** Korean ({@code KO}). */
    public static final OutputLanguage KOREAN = new OutputLanguage("KO");

    /** Simplified Chinese ({@code ZH-CN}). */
    public static final OutputLanguage CHINESE_SIMPLIFIED = new OutputLanguage("ZH-CN");

    /** Traditional Chinese ({@code ZH-TW}). */
    public static final OutputLanguage CHINESE_TRADITIONAL = new OutputLanguage("ZH-TW");

    /**
     * Keeps the value.
     *
     * @param value see {@link #value()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public OutputLanguage {
        Check.required("value", value);
    }

    /** Takes any scalar of the service as text, even a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OutputLanguage read(Object value) {
        return new OutputLanguage(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
