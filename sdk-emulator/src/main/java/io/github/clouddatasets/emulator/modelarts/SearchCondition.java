package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One set of search criteria; a sample has to meet all that are given. */
record SearchCondition(JsonNode criteria, Instant now) {

    // What has no counterpart here cannot be met: there are no scans, no frames and no samples made from others.
    private static final List<String> NEVER_MET =
            List.of("kvp", "slice_thickness", "study_date", "parent_sample_id", "time_in_video", "frame_in_video");

    boolean meets(Sample sample) {
        return NEVER_MET.stream().noneMatch(criteria::hasNonNull)
                && sample.fileName().contains(text("sample_name"))
                && liesIn(sample, text("sample_dir"))
                && isHard(sample, text("hard"))
                && isWithin(sample.annotations().hardCoefficient(), text("coefficient"))
                && (text("score").isEmpty()
                        || sample.labels().stream().anyMatch(label -> isWithin(label.confidence(), text("score"))))
                && comesFrom(sample, text("import_origin"))
                && wasLabeledBy(sample, text("labeler"))
                && isOf(sample, text("sample_time"))
                && hasLabels(sample, criteria.path("label_list"))
                && hasMetadata(sample, criteria.path("metadata"));
    }

    private String text(String name) {
        return criteria.path(name).asText("");
    }

    private static boolean liesIn(Sample sample, String folder) {
        return folder.isEmpty() || ("/" + sample.folder()).endsWith(folder.startsWith("/") ? folder : "/" + folder);
    }

    private static boolean isHard(Sample sample, String hard) {
        return hard.isEmpty() || sample.annotations().isHard() == hard.equals("1");
    }

    // The form of a range is not documented: "0.3-0.9" and "0.3,0.9" are read as one, a single number as a lower end.
    private static boolean isWithin(double value, String range) {
        if (range.isEmpty()) {
            return true;
        }
        String[] ends = range.split("[-,]", -1);
        try {
            return value >= Double.parseDouble(ends[0]) && (ends.length < 2 || value <= Double.parseDouble(ends[1]));
        } catch (NumberFormatException e) {
            throw ModelArtsFault.queryParameterInvalid("search_conditions", range);
        }
    }

    private static boolean comesFrom(Sample sample, String origin) {
        return origin.isEmpty()
                || sample.annotations()
                        .metadata()
                        .path(SampleView.IMPORT_ORIGIN)
                        .asText("0")
                        .equals(origin);
    }

    private static boolean wasLabeledBy(Sample sample, String labeler) {
        String email = sample.annotations().labeler();
        return labeler.isEmpty() || (!email.isEmpty() && (labeler.equals(email) || labeler.equals("human/" + email)));
    }

    private boolean isOf(Sample sample, String period) {
        if (period.isEmpty()) {
            return true;
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate day =
                Instant.ofEpochMilli(sample.createTime()).atZone(ZoneOffset.UTC).toLocalDate();
        return switch (period.toLowerCase(Locale.ROOT)) {
            case "day" -> day.equals(today);
            case "month" -> !day.isBefore(today.minusMonths(1));
            default -> isBetween(day, period);
        };
    }

    private static boolean isBetween(LocalDate day, String period) {
        try {
            String[] ends = period.split("-", 2);
            return !day.isBefore(date(ends[0])) && !day.isAfter(date(ends[ends.length - 1]));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw ModelArtsFault.queryParameterInvalid("search_conditions", period);
        }
    }

    // The documented example ends in two digits too many.
    private static LocalDate date(String text) {
        return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static boolean hasLabels(Sample sample, JsonNode list) {
        return holds(
                list.path("labels"),
                list.path("op").asText("OR"),
                wanted -> sample.labels().stream().anyMatch(label -> isWanted(label, wanted)));
    }

    private static boolean isWanted(SampleLabel label, JsonNode wanted) {
        return (!wanted.hasNonNull("name")
                        || label.name().equals(wanted.path("name").asText()))
                && (!wanted.hasNonNull("type")
                        || label.type() == wanted.path("type").asInt())
                && hasProperties(
                        label.property(),
                        wanted.path("property"),
                        wanted.path("op").asText("AND"));
    }

    private static boolean hasMetadata(Sample sample, JsonNode metadata) {
        return hasProperties(
                sample.annotations().metadata(),
                metadata.path("props"),
                metadata.path("op").asText("AND"));
    }

    // An empty list of values, or none, means that any value will do.
    private static boolean hasProperties(JsonNode of, JsonNode wanted, String op) {
        Predicate<Map.Entry<String, JsonNode>> isThere = entry -> of.hasNonNull(entry.getKey())
                && (entry.getValue().isEmpty()
                        || StreamSupport.stream(entry.getValue().spliterator(), false)
                                .anyMatch(value -> value.asText()
                                        .equals(of.path(entry.getKey()).asText())));
        return wanted.isEmpty()
                || (op.equalsIgnoreCase("OR")
                        ? wanted.properties().stream().anyMatch(isThere)
                        : wanted.properties().stream().allMatch(isThere));
    }

    private static boolean holds(JsonNode all, String op, Predicate<JsonNode> check) {
        if (all.isEmpty()) {
            return true;
        }
        var stream = StreamSupport.stream(all.spliterator(), false);
        return op.equalsIgnoreCase("AND") ? stream.allMatch(check) : stream.anyMatch(check);
    }
}
