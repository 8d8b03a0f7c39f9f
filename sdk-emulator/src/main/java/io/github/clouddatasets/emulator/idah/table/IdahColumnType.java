package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.clouddatasets.emulator.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** The types of columns. Each type reads the text of a filter, or fails like the database. */
public enum IdahColumnType {
    BIGINT("bigint") {
        @Override
        IdahValue read(String text) {
            return integer(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    },
    INTEGER("integer") {
        @Override
        IdahValue read(String text) {
            return integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    },
    DOUBLE("double precision") {
        @Override
        IdahValue read(String text) {
            try {
                return IdahValue.of(new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                throw invalid(text);
            }
        }
    },
    TEXT("text") {
        @Override
        IdahValue read(String text) {
            return IdahValue.of(text);
        }
    },
    UUID("uuid") {
        @Override
        IdahValue read(String text) {
            if (!UUID_FORM.matcher(text).matches()) {
                throw invalid(text);
            }
            return IdahValue.of(text.toLowerCase(Locale.ROOT));
        }
    },
    TIMESTAMP("timestamp") {
        @Override
        IdahValue read(String text) {
            return IdahTimestamp.parse(text)
                    .map(IdahValue::of)
                    .orElseThrow(() -> IdahFault.database(
                            "PG::InvalidDatetimeFormat: ERROR:  invalid input syntax for type timestamp: \"" + text
                                    + "\""));
        }
    },
    JSONB("json") {
        @Override
        IdahValue read(String text) {
            return IdahValue.of(Json.parse(text.getBytes(StandardCharsets.UTF_8))
                    .map(Jsonb::text)
                    .orElseThrow(() -> invalid(text)));
        }
    },
    /** A list of texts. */
    TEXTS("text[]") {
        @Override
        IdahValue read(String text) {
            throw IdahFault.database(
                    "PG::InvalidTextRepresentation: ERROR:  malformed array literal: \"" + text + "\"");
        }
    };

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final String sqlName;

    IdahColumnType(String sqlName) {
        this.sqlName = sqlName;
    }

    abstract IdahValue read(String text);

    /** The form in which a row keeps a value that a request has as JSON. Nothing but null and structures is no text. */
    public Object stored(JsonNode value) {
        return switch (this) {
            case BIGINT, INTEGER -> read(value.asText()).number().longValueExact();
            case DOUBLE -> read(value.asText()).number().doubleValue();
            case TEXT -> value.isContainerNode() ? value.toString() : value.asText();
            case UUID -> read(value.asText()).text();
            case TIMESTAMP ->
                IdahTimestamp.parse(value.asText())
                        .orElseThrow(() -> invalid(value.asText()))
                        .truncatedTo(ChronoUnit.MICROS);
            case JSONB, TEXTS -> Jsonb.text(value);
        };
    }

    /** The value in the order of the database. */
    IdahValue value(Object stored) {
        if (stored instanceof Long number) {
            return IdahValue.of(number);
        }
        if (stored instanceof Double number) {
            return IdahValue.of(number);
        }
        return stored instanceof Instant moment ? IdahValue.of(moment) : IdahValue.of((String) stored);
    }

    /** The JSON in answers. */
    JsonNode shown(Object stored) {
        if (stored instanceof Long number) {
            return LongNode.valueOf(number);
        }
        if (stored instanceof Double number) {
            return DoubleNode.valueOf(number);
        }
        if (stored instanceof Instant moment) {
            return TextNode.valueOf(IdahTimestamp.format(moment));
        }
        String text = (String) stored;
        return this == JSONB || this == TEXTS ? Jsonb.tree(text) : TextNode.valueOf(text);
    }

    IdahFault invalid(String text) {
        return IdahFault.database("PG::InvalidTextRepresentation: ERROR:  invalid input syntax for type " + sqlName
                + ": \"" + text + "\"");
    }

    IdahValue integer(String text, long minimum, long maximum) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (number.scale() > 0) {
                throw invalid(text);
            }
            if (number.compareTo(BigDecimal.valueOf(minimum)) < 0
                    || number.compareTo(BigDecimal.valueOf(maximum)) > 0) {
                throw IdahFault.database("PG::NumericValueOutOfRange: ERROR:  value \"" + text
                        + "\" is out of range for type " + sqlName);
            }
            return IdahValue.of(number);
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
    }
}
