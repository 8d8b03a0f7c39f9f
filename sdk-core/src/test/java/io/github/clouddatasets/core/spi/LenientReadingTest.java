package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.core.spi.value.WireValue;
import io.github.clouddatasets.testing.LogCatcher;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** Every kind of field meets every shape: what fits is read, what does not is absent, and the rest of the answer stays. */
@SuppressWarnings("NullAway") // the table holds absent values beside others
class LenientReadingTest {

    /** An open enumeration of words. */
    record Kind(@JsonValue String value) implements WireValue {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Kind read(Object value) {
            return new Kind(value.toString());
        }
    }

    /** An open enumeration of numbers. */
    record Grade(@JsonValue Integer value) implements WireValue {
        Grade {
            Objects.requireNonNull(value);
        }
    }

    /** A thing with an id of its own. */
    record Part(String partId, @Nullable String name) {
        Part {
            partId = WireId.required("part_id", partId);
        }
    }

    /** A reader that fails in the middle of whatever it reads. */
    static final class Failing extends JsonDeserializer<String> {
        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.nextToken() == null || json.currentToken().isStructEnd()) {
                throw new IllegalStateException("failed");
            }
            throw new IllegalArgumentException("failed at " + json.getText());
        }
    }

    /** As some fields count seconds. */
    static final class Seconds extends StdConverter<Long, Duration> {
        @Override
        public Duration convert(Long seconds) {
            if (seconds == 1) {
                throw new ArithmeticException("one second is no time");
            }
            return Duration.ofSeconds(seconds);
        }
    }

    /** One component of each type there is in the models. */
    record Fields(
            @Nullable String first,
            @Nullable Long size,
            @Nullable Integer count,
            @Nullable Double score,
            @Nullable Boolean flag,
            @Nullable String text,
            @Nullable Instant time,
            @Nullable Duration duration,
            List<String> names,
            List<Double> scores,
            List<List<Double>> points,
            List<Kind> kinds,
            List<Part> parts,
            Map<String, Integer> counts,
            Map<String, Part> partsByName,
            SortedMap<Instant, Integer> countsByTime,
            Map<String, Object> free,
            @Nullable Part part,
            @Nullable Kind kind,
            @Nullable Grade grade,
            @Nullable Secret secret,

            @JsonDeserialize(converter = Seconds.class) @Nullable
            Duration seconds,

            long plainSize,
            int plainCount,
            double plainScore,
            boolean plainFlag,
            @Nullable Object anything,
            @Nullable String last) {

        Fields {
            names = Immutable.list(names);
            scores = Immutable.list(scores);
            points = Immutable.nested(points);
            kinds = Immutable.list(kinds);
            parts = Immutable.list(parts);
            counts = Immutable.map(counts);
            partsByName = Immutable.map(partsByName);
            countsByTime = countsByTime == null ? new TreeMap<>() : countsByTime;
            free = Immutable.json(free);
        }
    }

    private static final String TIME = "2020-11-18T09:09:55.404Z";
    private static final Instant READ = Instant.parse(TIME);
    private static final Duration MILLIS = Duration.ofMillis(1_605_690_595_404L);

    /** What is put into every field. The long words are what a log line must never show. */
    private static final List<String> SHAPES = List.of(
            "{}",
            "[]",
            "{\"TELLTALE\":{\"a\":[{\"b\":1}]}}",
            "[[\"TELLTALE\"]]",
            "[{\"x\":[1,{}]}]",
            "\"TELLTALE\"",
            "\"\"",
            "\" \"",
            "\"1\"",
            "\"1.0\"",
            "\"true\"",
            "\"False\"",
            "\"1.5\"",
            "\"NaN\"",
            "\"0x10\"",
            "\"" + TIME + "\"",
            "\"1605690595404\"",
            "\"1605690595404.0\"",
            "0",
            "1",
            "1.0",
            "1E0",
            "1.5",
            "-7",
            "true",
            "false",
            "1605690595404",
            "1605690595404.0",
            "1.605690595404E12",
            "1605690595404.5",
            "9223372036854775807",
            "9223372036854775808",
            "-99999999999999999999",
            "1e30",
            "1e400",
            "1e-400",
            "1e1000000000",
            "1e-1000000000",
            "1e99999999999",
            "9999999999");

    private static final Map<String, Map<String, Object>> EXPECTED = new LinkedHashMap<>();

    private static void field(String name, Object... shapesAndValues) {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (int i = 0; i < shapesAndValues.length; i += 2) {
            expected.put((String) shapesAndValues[i], shapesAndValues[i + 1]);
        }
        EXPECTED.put(name, expected);
    }

    private static Object[] wholes(Object zero, Object one, Object minusSeven) {
        return new Object[] {"\"1\"", one, "\"1.0\"", one, "0", zero, "1", one, "1.0", one, "1E0", one, "-7", minusSeven
        };
    }

    private static Object[] and(Object[] some, Object... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }

    private static Object[] longs(Object... more) {
        long t = 1_605_690_595_404L;
        return and(
                and(
                        wholes(0L, 1L, -7L),
                        "\"1605690595404\"",
                        t,
                        "\"1605690595404.0\"",
                        t,
                        "1605690595404",
                        t,
                        "1605690595404.0",
                        t,
                        "1.605690595404E12",
                        t,
                        "9223372036854775807",
                        Long.MAX_VALUE,
                        "9999999999",
                        9_999_999_999L),
                more);
    }

    private static Object[] doubles(Object... more) {
        double t = 1_605_690_595_404.0;
        return and(
                and(
                        wholes(0.0, 1.0, -7.0),
                        "\"1.5\"",
                        1.5,
                        "1.5",
                        1.5,
                        "\"1605690595404\"",
                        t,
                        "\"1605690595404.0\"",
                        t,
                        "1605690595404",
                        t,
                        "1605690595404.0",
                        t,
                        "1.605690595404E12",
                        t,
                        "1605690595404.5",
                        t + 0.5,
                        "9223372036854775807",
                        (double) Long.MAX_VALUE,
                        "9223372036854775808",
                        (double) Long.MAX_VALUE,
                        "-99999999999999999999",
                        -1e20,
                        "1e30",
                        1e30,
                        "1e-400",
                        0.0,
                        "1e-1000000000",
                        0.0,
                        "9999999999",
                        9_999_999_999.0),
                more);
    }

    private static Object[] booleans() {
        return new Object[] {
            "\"1\"",
            true,
            "\"1.0\"",
            true,
            "\"true\"",
            true,
            "\"False\"",
            false,
            "0",
            false,
            "1",
            true,
            "1.0",
            true,
            "1E0",
            true,
            "true",
            true,
            "false",
            false
        };
    }

    private static Object[] times(Object zero, Object one, Object minusSeven, Object half, Object full, Object odd) {
        return and(
                wholes(zero, one, minusSeven),
                "\"1605690595404\"",
                full,
                "\"1605690595404.0\"",
                full,
                "1605690595404",
                full,
                "1605690595404.0",
                full,
                "1.605690595404E12",
                full,
                "1605690595404.5",
                odd,
                "\"1.5\"",
                half,
                "1.5",
                half);
    }

    /** Every scalar, as the text the wire has. */
    private static Object[] texts(java.util.function.Function<String, Object> made) {
        List<Object> all = new ArrayList<>();
        for (String shape : SHAPES) {
            if (!shape.startsWith("{") && !shape.startsWith("[")) {
                all.add(shape);
                all.add(made.apply(shape.replace("\"", "")));
            }
        }
        return all.toArray();
    }

    static {
        field("size", longs());
        field("plain_size", longs());
        field("count", wholes(0, 1, -7));
        field("plain_count", wholes(0, 1, -7));
        field("score", doubles());
        field("plain_score", doubles());
        field("flag", booleans());
        field("plain_flag", booleans());
        field("text", texts(text -> text));
        field(
                "time",
                and(
                        times(
                                Instant.EPOCH,
                                Instant.ofEpochMilli(1),
                                Instant.ofEpochMilli(-7),
                                Instant.ofEpochSecond(0, 1_500_000),
                                READ,
                                READ.plusNanos(500_000)),
                        "\"" + TIME + "\"",
                        READ,
                        "9223372036854775807",
                        Instant.ofEpochMilli(Long.MAX_VALUE),
                        "9999999999",
                        Instant.ofEpochMilli(9_999_999_999L),
                        "1e-400",
                        Instant.EPOCH,
                        "\"\"",
                        null));
        field(
                "duration",
                and(
                        times(
                                Duration.ZERO,
                                Duration.ofMillis(1),
                                Duration.ofMillis(-7),
                                Duration.ofNanos(1_500_000),
                                MILLIS,
                                MILLIS.plusNanos(500_000)),
                        "9223372036854775807",
                        Duration.ofMillis(Long.MAX_VALUE),
                        "9999999999",
                        Duration.ofMillis(9_999_999_999L),
                        "1e-400",
                        Duration.ZERO));
        field("names", and(texts(List::of), "\"\"", List.of()));
        field("scores", lists(doubles()));
        field("points", "[[\"TELLTALE\"]]", List.of(List.of()));
        field("kinds", and(texts(text -> List.of(new Kind(text))), "\"\"", List.of()));
        field("parts");
        field("counts");
        field("parts_by_name");
        field("counts_by_time");
        Map<String, Object> free = Map.of("TELLTALE", Map.of("a", List.of(Map.of("b", 1))));
        field("free", "{\"TELLTALE\":{\"a\":[{\"b\":1}]}}", free);
        field("part");
        field("kind", texts(Kind::new));
        field("grade", and(wholes(new Grade(0), new Grade(1), new Grade(-7))));
        field("secret", and(texts(text -> Secret.of(text.isEmpty() ? "-" : text)), "\"\"", null));
        Object[] seconds = longs();
        for (int i = 1; i < seconds.length; i += 2) {
            long value = (Long) seconds[i];
            seconds[i] = value == 1 ? null : Duration.ofSeconds(value);
        }
        field("seconds", seconds);
    }

    private static Object[] lists(Object[] shapesAndValues) {
        Object[] lists = shapesAndValues.clone();
        for (int i = 1; i < lists.length; i += 2) {
            lists[i] = List.of(lists[i]);
        }
        return lists;
    }

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void forgetLines() {
        LogCatcher.clear();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static <T> T read(Class<T> type, String json) throws IOException {
        return Json.SNAKE.reader(type).readValue(json);
    }

    private static List<String> lines(Level level) {
        return LogCatcher.lines().stream()
                .filter(line -> line.logger().equals("io.github.clouddatasets.json") && line.level() == level)
                .map(LogCatcher.Line::text)
                .toList();
    }

    static Stream<Arguments> fieldsAndShapes() {
        return EXPECTED.keySet().stream().flatMap(field -> SHAPES.stream().map(shape -> Arguments.of(field, shape)));
    }

    @ParameterizedTest
    @MethodSource("fieldsAndShapes")
    void oneFieldOfAnyShapeLeavesTheRestReadable(String field, String shape) throws Exception {
        Fields none = read(Fields.class, "{}");
        Object expected = EXPECTED.get(field).getOrDefault(shape, component(none, field));
        if (expected == null) {
            expected = component(none, field);
        }

        Fields read = read(
                Fields.class,
                "{\"first\":\"a\",\"" + field + "\":" + shape + ",\"unknown\":{\"x\":[" + shape + "]},\"last\":\"z\"}");

        assertThat(component(read, field)).as(field + " from " + shape).isEqualTo(expected);
        assertThat(read.first()).isEqualTo("a");
        assertThat(read.last()).isEqualTo("z");
        boolean absent = Objects.equals(expected, component(none, field));
        boolean saysSo = lines(Level.DEBUG).stream().anyMatch(line -> line.startsWith("/" + field + " is absent"));
        if (saysSo) {
            assertThat(absent).as("a field that is there is not called absent").isTrue();
        }
        assertThat(LogCatcher.lines()).noneMatch(line -> line.text().contains("TELLTALE\""));
    }

    private static @Nullable Object component(Fields fields, String wireName) throws ReflectiveOperationException {
        for (RecordComponent component : Fields.class.getRecordComponents()) {
            if (component.getName().equalsIgnoreCase(wireName.replace("_", ""))) {
                return component.getAccessor().invoke(fields);
            }
        }
        throw new AssertionError(wireName);
    }

    @Test
    void theTableHasEveryFieldThatCanBeMisread() {
        List<String> fields = Arrays.stream(Fields.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !List.of("first", "last", "anything").contains(name))
                .toList();

        assertThat(EXPECTED.keySet().stream().map(name -> name.replace("_", "")))
                .containsExactlyInAnyOrderElementsOf(fields.stream()
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":{\"TELLTALE\":1}} | /size is absent: its object cannot be read as Long",
                "{\"size\":\"TELLTALE\"} | /size is absent: its text cannot be read as Long",
                "{\"size\":1e30} | /size is absent: its number cannot be read as Long",
                "{\"count\":99999999999} | /count is absent: its number cannot be read as Integer",
                "{\"flag\":\"TELLTALE\"} | /flag is absent: its text cannot be read as Boolean",
                "{\"time\":\"TELLTALE\"} | /time is absent: its text cannot be read as Instant",
                "{\"text\":[\"TELLTALE\"]} | /text is absent: its array cannot be read as String",
                "{\"names\":{\"a\":\"TELLTALE\"}} | /names is absent: its object cannot be read as List",
                "{\"parts\":[\"TELLTALE\"]} | /parts/0 is absent: its text cannot be read as Part",
                "{\"part\":\"TELLTALE\"} | /part is absent: its text cannot be read as Part",
                "{\"part\":{\"name\":\"TELLTALE\"}} | /part is absent: a Part without part_id",
                "{\"kind\":{\"a\":\"TELLTALE\"}} | /kind is absent: its object cannot be read as Kind",
                "{\"secret\":{\"a\":\"TELLTALE\"}} | /secret is absent: its object cannot be read as Secret",
                "{\"counts\":{\"a\\nb\":\"TELLTALE\"}} | /counts/a?b is absent: its text cannot be read as Integer",
            })
    void anAbsentFieldIsOneDebugLineWithoutItsValue(String row) throws IOException {
        String[] jsonAndLine = row.split(" \\| ", 2);

        read(Fields.class, jsonAndLine[0]);

        assertThat(lines(Level.DEBUG)).contains(jsonAndLine[1]);
        assertThat(lines(Level.DEBUG)).noneMatch(line -> line.contains("TELLTALE"));
        assertThat(lines(Level.WARN)).isEmpty();
    }

    @Test
    void whatIsReadWellLeavesNoLine() throws IOException {
        read(
                Fields.class,
                "{\"size\":1.0,\"flag\":\"1\",\"names\":\"a\",\"time\":1605690595404.0,\"part\":{\"part_id\":\"p\"}}");

        assertThat(LogCatcher.lines()).isEmpty();
    }

    @Test
    void aThingWithoutItsIdIsLeftOutOfAListAndAMap() throws IOException {
        Fields read = read(Fields.class, """
                {"parts":[{"part_id":"1"},{"name":"TELLTALE","more":{"a":[1]}},{"part_id":" ","x":1},{"part_id":"2","x":{}}],
                 "parts_by_name":{"a":{"name":"TELLTALE"},"b":{"part_id":"3"}},"last":"z"}
                """);

        assertThat(read.parts).containsExactly(new Part("1", null), new Part("2", null));
        assertThat(read.partsByName()).containsExactly(entry("b", new Part("3", null)));
        assertThat(read.last()).isEqualTo("z");
        assertThat(lines(Level.WARN))
                .containsExactly(
                        "/parts/1 is left out: a Part without part_id",
                        "/parts/2 is left out: a Part without part_id",
                        "/parts_by_name/a is left out: a Part without part_id");
    }

    @Test
    void aThingWithoutItsIdIsAbsentWhereItIsAField() throws IOException {
        Fields read = read(Fields.class, "{\"part\":{\"part_id\":null,\"name\":\"n\",\"x\":[{}]},\"last\":\"z\"}");

        assertThat(read.part()).isNull();
        assertThat(read.last()).isEqualTo("z");
    }

    @Test
    void aThingWithoutItsIdIsLeftOutOfARootList() throws IOException {
        assertThat(read(Part[].class, "[{\"name\":\"n\"},{\"part_id\":\"1\"},7,null]"))
                .containsExactly(new Part("1", null));
        assertThat(lines(Level.WARN)).containsExactly("/0 is left out: a Part without part_id");
    }

    /** The wire form of a listing whose single task stands among the fields of the list. */
    static final class Listing {
        @JsonProperty
        private List<Part> parts = List.of();

        @JsonUnwrapped
        private @Nullable Part single;
    }

    @Test
    void anUnwrappedThingWithoutItsIdIsAbsentAndNoNews() throws IOException {
        Listing read = read(Listing.class, "{\"parts\":[{\"part_id\":\"1\"}],\"total\":1}");

        assertThat(read.parts).containsExactly(new Part("1", null));
        assertThat(read.single).isNull();
        assertThat(LogCatcher.lines()).isEmpty();
        assertThat(read(Listing.class, "{\"part_id\":\"1\",\"name\":\"n\"}").single)
                .isEqualTo(new Part("1", "n"));
    }

    /** A field with a reader that never ends well. */
    record Fragile(
            @Nullable String first,

            @JsonDeserialize(using = Failing.class) @Nullable
            String own,

            @Nullable String last) {}

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":{\"b\":[]},\"c\":1}", "[[],{},[[]]]", "{}", "[]"})
    void aReaderThatThrowsCostsItsFieldOnly(String shape) throws IOException {
        assertThat(read(Fragile.class, "{\"first\":\"a\",\"own\":" + shape + ",\"last\":\"z\"}"))
                .isEqualTo(new Fragile("a", null, "z"));
    }

    private <T> T answer(Class<T> type, String json) {
        server.enqueue(new MockResponse().setBody(json));
        try (Api api = new TestClient(server.url("/").toString()).open()) {
            return api.call(Op.get("getIt", "/it", type), io.github.clouddatasets.core.spi.Arguments.none());
        }
    }

    @Test
    void aRootWithoutItsIdIsUnreadableAndSaysWhichFieldIsMissing() {
        String body = "{\"name\":\"n\",\"more\":[{}]}";

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> answer(Part.class, body))
                .withMessageContaining("part_id is required")
                .extracting(DecodeException::body)
                .isEqualTo(body);
    }

    @Test
    void aThingMadeOfTheAnswerWithoutItsIdIsUnreadableToo() {
        server.enqueue(new MockResponse().setBody("{\"first\":\"a\"}"));
        Op<Part> op = Op.get("getIt", "/it", Fields.class).as(fields -> new Part(fields.text(), null));
        try (Api api = new TestClient(server.url("/").toString()).open()) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> api.call(op, io.github.clouddatasets.core.spi.Arguments.none()))
                    .withMessageContaining("part_id is required");
        }
    }

    @Test
    void entriesOfTheWireBecomeThingsOrAreLeftOut() {
        assertThat(WireId.entries(List.of("1", " ", "2"), id -> new Part(id, null)))
                .containsExactly(new Part("1", null), new Part("2", null));
        assertThat(lines(Level.WARN)).containsExactly("an entry is left out: it has no part_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "\"text\"", "1", "true", "[]", "\"\""})
    void aRootOfAnotherShapeIsUnreadable(String body) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> answer(Fields.class, body))
                .withMessageContaining(" instead of object")
                .extracting(DecodeException::body)
                .isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"text\"", "1"})
    void aRootThatShouldBeAnArrayIsUnreadable(String body) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> answer(Part[].class, body))
                .withMessageContaining(" instead of array");
    }

    /** The reader must not take what is no JSON for a field of an unexpected shape. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"part\":{\"name\":",
                "{\"part\":{\"name\":\"n\"",
                "{\"size\":{\"a\":1",
                "{\"parts\":[{\"name\":1},",
                "{\"parts\":[{\"name\":1},]}",
                "{\"size\":01}",
                "{\"size\":NaN}",
                "{\"text\":nul}"
            })
    void whatIsNoJsonIsUnreadableHoweverLittleIsAsked(String body) {
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> answer(Fields.class, body));
    }

    @Test
    void bothDialectsReadAlike() throws IOException {
        Fields read =
                Json.CAMEL.reader(Fields.class).readValue("{\"plainSize\":\"7\",\"partsByName\":[],\"last\":\"z\"}");

        assertThat(read.plainSize()).isEqualTo(7);
        assertThat(read.last()).isEqualTo("z");
    }
}
