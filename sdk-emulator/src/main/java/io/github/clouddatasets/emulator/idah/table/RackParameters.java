package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters nested by the rules of Rack, the Ruby web server interface: {@code filter[id][]=1} is a list in an object.
 * A parameter without {@code =} is null.
 */
public final class RackParameters {

    private RackParameters() {}

    public static ObjectNode parse(@Nullable String encoded) {
        ObjectNode root = Json.object();
        for (QueryParameter parameter : QueryParameter.parse(encoded)) {
            put(root, keys(parameter.name()), parameter.value());
        }
        return root;
    }

    private static void put(ObjectNode into, List<String> keys, @Nullable String value) {
        String key = keys.get(0);
        if (keys.size() == 1) {
            into.put(key, value);
        } else if (keys.get(1).isEmpty()) {
            ArrayNode list = into.get(key) instanceof ArrayNode present ? present : into.putArray(key);
            list.add(value);
        } else {
            ObjectNode child = into.get(key) instanceof ObjectNode present ? present : into.putObject(key);
            put(child, keys.subList(1, keys.size()), value);
        }
    }

    private static List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        int open = name.indexOf('[');
        keys.add(open < 1 ? name : name.substring(0, open));
        while (open > 0) {
            int close = name.indexOf(']', open);
            if (close < 0) {
                break;
            }
            keys.add(name.substring(open + 1, close));
            open = close + 1 < name.length() && name.charAt(close + 1) == '[' ? close + 1 : -1;
        }
        return keys;
    }
}
