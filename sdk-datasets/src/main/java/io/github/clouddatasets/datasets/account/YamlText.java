package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.datasets.account.ConfigValue.Fault;
import io.github.clouddatasets.datasets.account.ConfigValue.Items;
import io.github.clouddatasets.datasets.account.ConfigValue.Table;
import io.github.clouddatasets.datasets.account.ConfigValue.Text;
import io.github.clouddatasets.datasets.account.ConfigValue.UnusableException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML. The one class that needs SnakeYAML Engine, which the SDK's users add only if they have such files. */
final class YamlText {

    /** More levels than a file of accounts has, fewer than a stack holds. */
    private static final int DEEPEST = 50;

    private static final String MERGE = "<<";

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(1000)
            .build();

    /** A node is converted once, however many aliases it has: aliases of aliases cost no memory. */
    private final IdentityHashMap<Node, ConfigValue> converted = new IdentityHashMap<>();

    private YamlText() {}

    /**
     * The first document that has this key, else the first one; empty if there is none.
     *
     * @throws UnusableException if the text up to there is not YAML; the message has no part of the text
     */
    static Table read(String text, String key) throws UnusableException {
        try {
            Table first = null;
            Composer documents = new Composer(SETTINGS, new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text)));
            while (documents.hasNext()) {
                ConfigValue document = new YamlText().value(documents.next(), 0);
                if (document instanceof Table table) {
                    if (table.values().containsKey(key)) {
                        return table;
                    }
                    first = first == null ? table : first;
                }
            }
            return first == null ? Table.EMPTY : first;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw new UnusableException(
                    mark.map(Mark::getLine).orElse(-1) + 1,
                    "it is not YAML: put a value with special characters in quotes");
        } catch (
                RuntimeException e) { // the library has its own, and others that it lets slip, as of numbers in escapes
            throw new UnusableException("it is not YAML, or has too many aliases");
        } catch (StackOverflowError e) {
            throw new UnusableException("its levels are too many");
        }
    }

    private ConfigValue value(Node node, int depth) {
        ConfigValue known = converted.get(node);
        if (known != null) {
            return known;
        }
        if (depth > DEEPEST) {
            return new Fault("the value has too many levels", line(node));
        }
        converted.put(node, new Fault("the value is an alias of itself", line(node)));
        ConfigValue value = fresh(node, depth);
        converted.put(node, value);
        return value;
    }

    private ConfigValue fresh(Node node, int depth) {
        if (node instanceof MappingNode map) {
            return table(map, depth);
        }
        if (node instanceof SequenceNode list) {
            List<ConfigValue> values = new ArrayList<>();
            list.getValue().forEach(element -> values.add(value(element, depth + 1)));
            return new Items(values, line(node));
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        return new Fault("the value is of no known kind", line(node));
    }

    private static ConfigValue scalar(ScalarNode node) {
        int line = line(node);
        if (node.getTag().getValue().startsWith("!")) {
            return new Fault("the value begins with a tag of YAML: put the value in quotes", line);
        }
        // The second form of null is one of YAML 1.1, which OpenStack's reader follows.
        boolean isNull = node.getTag().equals(Tag.NULL)
                || (node.isPlain() && node.getValue().equals("~"));
        return new Text(isNull ? null : node.getValue(), line);
    }

    /** Own keys win over merged ones, and earlier merged maps over later ones. */
    private Table table(MappingNode node, int depth) {
        Map<String, ConfigValue> own = new LinkedHashMap<>();
        Map<String, ConfigValue> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                ConfigValue value = value(tuple.getValueNode(), depth + 1);
                if (key.getValue().equals(MERGE)) {
                    merge(value, merged);
                } else {
                    own.put(key.getValue(), value);
                }
            }
        }
        merged.putAll(own);
        return new Table(merged, line(node));
    }

    private static void merge(ConfigValue value, Map<String, ConfigValue> into) {
        if (value instanceof Table table) {
            table.values().forEach(into::putIfAbsent);
        } else if (value instanceof Items items) {
            items.values().forEach(item -> merge(item, into));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }
}
