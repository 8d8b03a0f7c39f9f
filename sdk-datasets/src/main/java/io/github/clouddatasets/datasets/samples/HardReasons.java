package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.clouddatasets.core.spi.value.FieldReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reasons for hard examples as labels have them: numbers joined by hyphens ({@code "3-20-21-19"}). */
final class HardReasons {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private HardReasons() {}

    /** Reads the joined text, or the list that metadata of samples has. */
    static final class Reader extends FieldReader<List<HardReasonId>> {

        @Override
        public List<HardReasonId> read(JsonParser json) throws IOException {
            List<HardReasonId> reasons = new ArrayList<>();
            if (json.currentToken().isStructStart()) {
                int depth = json.getParsingContext().getNestingDepth();
                while (json.nextToken() != null && json.getParsingContext().getNestingDepth() >= depth) {
                    add(json.getText(), reasons);
                }
            } else {
                add(json.getText(), reasons);
            }
            return reasons;
        }

        private static void add(String text, List<HardReasonId> reasons) {
            Matcher numbers = NUMBER.matcher(text);
            while (numbers.find()) {
                reasons.add(new HardReasonId(Integer.parseInt(numbers.group())));
            }
        }
    }

    /** Writes the joined text. */
    static final class Writer extends JsonSerializer<List<HardReasonId>> {

        @Override
        public void serialize(List<HardReasonId> reasons, JsonGenerator json, SerializerProvider serializers)
                throws IOException {
            json.writeString(reasons.stream()
                    .map(reason -> Integer.toString(reason.value()))
                    .collect(Collectors.joining("-")));
        }

        @Override
        public boolean isEmpty(SerializerProvider serializers, List<HardReasonId> reasons) {
            return reasons.isEmpty();
        }
    }
}
