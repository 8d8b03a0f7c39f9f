package io.github.clouddatasets.emulator.idah.table;

import java.math.BigDecimal;
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
    };

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final String sqlName;

    IdahColumnType(String sqlName) {
        this.sqlName = sqlName;
    }

    abstract IdahValue read(String text);

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
