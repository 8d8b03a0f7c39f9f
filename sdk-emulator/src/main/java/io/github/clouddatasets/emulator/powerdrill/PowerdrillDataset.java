package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A dataset and its data sources. */
final class PowerdrillDataset {

    private final String id;
    private String name;
    private String description;
    private final Map<String, PowerdrillSource> sources = new LinkedHashMap<>();

    PowerdrillDataset(String id, String name, String description) {
        this.id = id;
        this.name = name;
        this.description = description;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        this.name = newName;
    }

    void describe(String newDescription) {
        this.description = newDescription;
    }

    boolean matches(String keyword) {
        return (name + "\n" + description).toLowerCase(Locale.ROOT).contains(keyword.toLowerCase(Locale.ROOT));
    }

    List<PowerdrillSource> sources() {
        return List.copyOf(sources.values());
    }

    List<PowerdrillSource> synched(Instant now) {
        return sources.values().stream().filter(source -> source.isSynched(now)).toList();
    }

    PowerdrillSource source(String sourceId) {
        PowerdrillSource source = sources.get(sourceId);
        if (source == null) {
            throw PowerdrillFault.notFound("data source " + sourceId);
        }
        return source;
    }

    void add(PowerdrillSource source) {
        sources.put(source.id(), source);
    }

    void remove(PowerdrillSource source) {
        sources.remove(source.id());
    }

    ObjectNode json() {
        return Json.object().put("id", id).put("name", name).put("description", description);
    }

    ObjectNode counts(PowerdrillDialect dialect, Instant now) {
        ObjectNode counts = Json.object();
        for (String state : List.of(PowerdrillSource.SYNCHED, PowerdrillSource.INVALID, PowerdrillSource.SYNCHING)) {
            long count = sources.values().stream()
                    .filter(source -> source.state(now).equals(state))
                    .count();
            counts.put(dialect.name(state + "_count"), (int) count);
        }
        return counts;
    }

    /** What has been learned from the sources; nothing until the first of them is synched. */
    ObjectNode overview(PowerdrillDialect dialect, Instant now) {
        ObjectNode overview = json();
        List<PowerdrillSource> readable = synched(now);
        if (readable.isEmpty()) {
            return overview;
        }
        List<String> names = readable.stream().map(PowerdrillSource::name).toList();
        List<String> columns = new ArrayList<>();
        for (PowerdrillSource source : readable) {
            CsvFile.of(source)
                    .ifPresent(file -> file.header().stream()
                            .filter(column -> !columns.contains(column))
                            .forEach(columns::add));
        }
        overview.put(
                "summary",
                "This dataset contains " + names.size() + (names.size() == 1 ? " file: " : " files: ")
                        + String.join(", ", names) + ".");
        var questions = overview.putArray(dialect.name("exploration_questions"));
        questions.add("What is in " + names.get(0) + "?");
        columns.forEach(column -> questions.add("How is " + column + " distributed?"));
        var keywords = overview.putArray("keywords");
        keywords.add(name);
        columns.forEach(keywords::add);
        return overview;
    }
}
