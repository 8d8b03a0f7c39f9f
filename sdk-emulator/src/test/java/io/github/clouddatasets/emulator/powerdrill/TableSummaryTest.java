package io.github.clouddatasets.emulator.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.store.BytesContent;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableSummaryTest {

    @Test
    void readsQuotesEmptyCellsAndShortRows() {
        String table =
                "\ufeffcity,\"inhabitants, millions\"\r\n\"Bad \"\"X\"\"\",1.5\r\n\r\nUlm,\r\nUlm\r\n\"Bad \"\"X\"\"\",2.5";
        TableSummary summary = summary(table, ',', "");
        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.columnCount()).isEqualTo(2);
        assertThat(text(summary))
                .isEqualTo("city,count,\"mean_inhabitants, millions\"\n\"Bad \"\"X\"\"\",2,2.000\nUlm,2,\n");
    }

    @Test
    void aNamedColumnIsTheGrouping() {
        String table = "big_group\tsmall\tx\na\tp\t1\nb\tp\t2\na\tp\t3\n";
        assertThat(text(summary(table, '\t', "Whatever"))).isEqualTo("small,count,mean_x\np,3,2.000\n");
        assertThat(text(summary(table, '\t', "By BIG GROUP, please")))
                .isEqualTo("big_group,count,mean_x\na,2,2.000\nb,1,2.000\n");
    }

    @Test
    void withoutWordsAllRowsAreOneGroup() {
        assertThat(text(summary("x,y\n1,-4\n2,-8\n", ',', "")))
                .isEqualTo("rows,count,mean_x,mean_y\nall,2,1.500,-6.000\n");
        assertThat(text(summary("x\n", ',', ""))).isEqualTo("rows,count\n");
    }

    @Test
    void tooManyWordsAreNoGrouping() {
        StringBuilder table = new StringBuilder("name,x\n");
        for (int i = 0; i < 13; i++) {
            table.append("n").append(i).append(",1\n");
        }
        assertThat(text(summary(table.toString(), ',', "name"))).isEqualTo("rows,count,mean_x\nall,13,1.000\n");
    }

    private static TableSummary summary(String table, char separator, String question) {
        StoredContent content = new BytesContent(table.getBytes(StandardCharsets.UTF_8));
        return new TableSummary(new CsvFile("table", content, separator), question);
    }

    private static String text(TableSummary summary) {
        return new String(summary.csv(), StandardCharsets.UTF_8);
    }
}
