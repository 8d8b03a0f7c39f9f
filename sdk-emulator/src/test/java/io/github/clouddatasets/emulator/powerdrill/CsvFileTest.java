package io.github.clouddatasets.emulator.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.store.BytesContent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    @Test
    void quotesCommasAndLineBreaksInCells() {
        CsvFile file = csv("a,\"b, \"\"c\"\"\"\n\"1\r\n2\",3\n");
        assertThat(file.header()).containsExactly("a", "b, \"c\"");
        assertThat(rows(file)).containsExactly(List.of("1\r\n2", "3"));
    }

    @Test
    void rowsMayBeShorterOrLongerThanTheHeader() {
        assertThat(rows(csv("a,b\n1\n1,2,3\n,\n")))
                .containsExactly(List.of("1"), List.of("1", "2", "3"), List.of("", ""));
    }

    @Test
    void linesEndInAnyWayAndEmptyLinesDoNotCount() {
        assertThat(rows(csv("\r\na\r\n\r\n1\n\n2"))).containsExactly(List.of("1"), List.of("2"));
        assertThat(rows(csv("a\r1\r2\r"))).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(csv("\ufeffa,b\n").header()).containsExactly("a", "b");
        assertThat(csv("\ufeff\"a\",b\n").header()).containsExactly("a", "b");
    }

    @Test
    void tabsSeparateTheCellsOfATsvFile() {
        CsvFile file = file("a\tb,c\n1\t\"2\t3\"\n", '\t', StandardCharsets.UTF_8);
        assertThat(file.header()).containsExactly("a", "b,c");
        assertThat(rows(file)).containsExactly(List.of("1", "2\t3"));
    }

    @Test
    void anEmptyFileHasNeitherHeaderNorRows() {
        for (String empty : List.of("", "\ufeff", "\n\r\n")) {
            assertThat(csv(empty).header()).isEmpty();
            assertThat(rows(csv(empty))).isEmpty();
        }
    }

    @Test
    void otherEncodingsAreReadWithMarksForTheirLetters() {
        assertThat(file("größe,x\n1,2\n", ',', StandardCharsets.ISO_8859_1).header())
                .containsExactly("gr\ufffd\ufffde", "x");
    }

    @Test
    void aTableEndsBeforeTheFirstRowThatIsNotCsv() {
        assertThat(rows(csv("a\n1\n\"never closed\n2\n"))).containsExactly(List.of("1"));
        assertThat(rows(csv("a\n1\n\"closed\"too early\n2\n"))).first().isEqualTo(List.of("1"));
    }

    private static CsvFile csv(String table) {
        return file(table, ',', StandardCharsets.UTF_8);
    }

    private static CsvFile file(String table, char separator, Charset charset) {
        return new CsvFile("table", new BytesContent(table.getBytes(charset)), separator);
    }

    private static List<List<String>> rows(CsvFile file) {
        List<List<String>> rows = new ArrayList<>();
        file.forEachRow(rows::add);
        return rows;
    }
}
