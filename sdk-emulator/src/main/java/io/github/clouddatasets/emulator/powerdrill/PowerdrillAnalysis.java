package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.IdSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers a question from the first table among the sources: the means of its columns, as text, table and chart. */
final class PowerdrillAnalysis {

    private static final Duration LIFE = Duration.ofMinutes(10);
    /** The same files are shown again in the conclusions, and live a little longer there. */
    private static final Duration LIFE_IN_CONCLUSIONS = LIFE.plusSeconds(8);

    private static final String CONCLUSIONS = "Conclusions";

    private final PowerdrillStorage storage;
    private final IdSource ids;
    private final String userId;
    private final List<PowerdrillEvent> events = new ArrayList<>();

    PowerdrillAnalysis(PowerdrillStorage storage, IdSource ids, String userId) {
        this.storage = storage;
        this.ids = ids;
        this.userId = userId;
    }

    /** @param citation whether the answer names its sources */
    List<PowerdrillEvent> answer(String question, List<PowerdrillSource> sources, boolean citation) {
        Step analyze = new Step("Analyze", PowerdrillEvent.ANALYZE);
        analyze.is("running", null);
        analyze.is("running", "");
        analyze.is("done", "");
        Optional<CsvFile> table =
                sources.stream().flatMap(source -> CsvFile.of(source).stream()).findFirst();
        Step conclusions = new Step(CONCLUSIONS, PowerdrillEvent.RESPOND);
        if (table.isPresent()) {
            fromTable(table.get(), question, conclusions, citation);
        } else {
            conclusions.is("running", null);
            conclusions.say("\n\n");
            conclusions.say(
                    sources.isEmpty()
                            ? "No data source is selected and synched, so there is nothing to look at.\n"
                            : "There is no table among the selected sources: " + names(sources) + ".\n");
            conclusions.say("");
        }
        List<String> next = table.map(file -> file.header().stream()
                        .limit(3)
                        .map(column -> "How is " + column + " distributed?")
                        .toList())
                .orElse(List.of("Which files does this dataset have?"));
        conclusions.add("QUESTIONS", new PowerdrillContent.Questions(next));
        conclusions.add("TRIGGER", new PowerdrillContent.Trigger());
        conclusions.is("done", null);
        if (citation && !sources.isEmpty()) {
            events.add(new PowerdrillEvent(
                    "SOURCES",
                    new PowerdrillContent.Sources(sources),
                    PowerdrillEvent.NO_GROUP,
                    "",
                    PowerdrillEvent.ANALYZE));
        }
        return events;
    }

    private void fromTable(CsvFile file, String question, Step conclusions, boolean citation) {
        TableSummary summary = new TableSummary(file, question);
        String what = "the mean of each numeric column"
                + (summary.grouping() == null ? " over all rows" : " for each " + summary.grouping());
        String table = keep("csv", summary.csv());
        List<double[]> clusters = new ArrayList<>();
        summary.groups().values().forEach(group -> clusters.add(means(group, summary)));
        String chart = keep("png", new BarChart(clusters).png());

        Step understand = new Step("Understand data", PowerdrillEvent.ANALYZE);
        understand.is("running", null);
        Step calculate = new Step("Calculate " + what, PowerdrillEvent.ANALYZE);
        calculate.is("running", file.name());
        calculate.is("running", file.name());
        String search = ids.uuid().toString();
        reference(search, "running", citation);
        calculate.add("CODE", new PowerdrillContent.Text(calculation(summary)));
        reference(search, "done", citation);
        understand.is("done", null);
        calculate.add("TABLE", new PowerdrillContent.ResultFile("means.csv", table, LIFE, true));
        calculate.is("done", file.name());

        Step draw = new Step("Visualize " + what + " using a bar chart", PowerdrillEvent.ANALYZE);
        draw.is("running", "means.csv");
        // A step can fail and be tried again: error is not its end.
        draw.is("error", "");
        draw.is("running", "means.csv");
        draw.add("CODE", new PowerdrillContent.Text(drawing()));
        draw.add("IMAGE", new PowerdrillContent.ResultFile("means.png", chart, LIFE, false));
        draw.is("done", "");

        conclusions.is("running", null);
        conclusions.say("\n\n`Analyzing Conclusions` \n\n");
        conclusions.say("### " + capital(what) + "\n\n");
        conclusions.say("");
        conclusions.say("The file **" + file.name() + "** has ");
        conclusions.say(summary.rows() + " rows and " + summary.columnCount() + " columns.\n\n");
        conclusions.add("TABLE", new PowerdrillContent.ResultFile("means.csv", table, LIFE_IN_CONCLUSIONS, true));
        conclusions.say("\n\n");
        summary.groups().forEach((name, group) -> {
            conclusions.say("- **" + name + "** (" + group.count() + " rows): ");
            conclusions.say(sentence(group, summary) + "\n");
        });
        conclusions.say("\n");
        conclusions.add("IMAGE", new PowerdrillContent.ResultFile("means.png", chart, LIFE_IN_CONCLUSIONS, false));
        conclusions.say("\n\nThe chart shows the same means, one colour for each column.");
    }

    private void reference(String id, String status, boolean citation) {
        if (citation) {
            events.add(new PowerdrillEvent(
                    "TASK",
                    new PowerdrillContent.Step(id, "Search references", status, PowerdrillEvent.ANALYZE, null),
                    PowerdrillEvent.NO_GROUP,
                    "",
                    PowerdrillEvent.ANALYZE));
        }
    }

    private String keep(String extension, byte[] file) {
        String key = "tmp_datasource_cache/code_result/" + userId + "/" + ids.uuid() + "." + extension;
        return storage.put(key, file).key();
    }

    private static double[] means(TableSummary.Group group, TableSummary summary) {
        double[] means = new double[summary.numericColumns().size()];
        for (int i = 0; i < means.length; i++) {
            means[i] = group.mean(i);
        }
        return means;
    }

    private static String sentence(TableSummary.Group group, TableSummary summary) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < summary.numericColumns().size(); i++) {
            parts.add(summary.numericColumns().get(i) + " " + group.meanText(i));
        }
        return parts.isEmpty() ? "no numbers" : "mean " + String.join(", ", parts);
    }

    private static String calculation(TableSummary summary) {
        String grouping = summary.grouping();
        String means = grouping == null
                ? "input_0.mean(numeric_only=True).to_frame().T"
                : "input_0.groupby('" + grouping.replace("'", "\\'") + "').mean(numeric_only=True).reset_index()";
        return """
                ```python

                import pandas as pd

                def invoke(input_0: pd.DataFrame) -> pd.DataFrame:
                    return %s

                ```""".formatted(means);
    }

    private static String drawing() {
        return """
                ```python

                import io
                import pandas as pd

                def invoke(means: pd.DataFrame) -> io.BytesIO:
                    output = io.BytesIO()
                    means.plot.bar().figure.savefig(output, format='png')
                    return output

                ```""";
    }

    private static String names(List<PowerdrillSource> sources) {
        return String.join(", ", sources.stream().map(PowerdrillSource::name).toList());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A step of the work, under whose id its events come. */
    private final class Step {

        private final String id = ids.uuid().toString();
        private final String name;
        private final String stage;

        Step(String name, String stage) {
            this.name = name;
            this.stage = stage;
        }

        void is(String status, @Nullable String files) {
            add("TASK", new PowerdrillContent.Step(id, name, status, stage, files));
        }

        void say(String text) {
            add("MESSAGE", new PowerdrillContent.Text(text));
        }

        void add(String type, PowerdrillContent content) {
            events.add(new PowerdrillEvent(type, content, id, name, stage));
        }
    }
}
