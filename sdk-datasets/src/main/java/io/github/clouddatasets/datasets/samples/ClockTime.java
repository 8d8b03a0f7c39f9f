package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.FieldReader;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Points of time in a sound, on the wire {@code hh:mm:ss.SSS}. */
final class ClockTime {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?");

    private static final Duration LIMIT = Duration.ofHours(100);

    private ClockTime() {}

    /** Refuses times that the wire cannot express. */
    static void check(String field, @Nullable Duration time) {
        if (time != null && (time.isNegative() || time.compareTo(LIMIT) >= 0)) {
            throw Check.refused(field, "must be from 0 to less than 100 hours", time.toString());
        }
    }

    /** Reads the text; a value of any other form is absent. */
    static final class Reader extends FieldReader<Duration> {

        @Override
        public @Nullable Duration read(JsonParser json) throws IOException {
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
                return null;
            }
            Matcher parts = TEXT.matcher(json.getText());
            if (!parts.matches()) {
                return null;
            }
            String fraction = parts.group(4) == null ? "" : parts.group(4);
            return Duration.ofHours(Long.parseLong(parts.group(1)))
                    .plusMinutes(Long.parseLong(parts.group(2)))
                    .plusSeconds(Long.parseLong(parts.group(3)))
                    .plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
        }
    }

    /** Writes the text. */
    static final class Writer extends JsonSerializer<Duration> {

        @Override
        public void serialize(Duration time, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString("%02d:%02d:%02d.%03d"
                    .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart()));
        }
    }
}
