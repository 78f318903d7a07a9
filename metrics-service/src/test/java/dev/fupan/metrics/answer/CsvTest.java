package dev.fupan.metrics.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        Table table = new Table();
        table.row()
                .text("name", "a,\"b\"\n")
                .number("value", new BigDecimal("-1.50"))
                .flag("won", true);

        assertThat(Csv.of(table)).isEqualTo("name,value,won\r\n\"a,\"\"b\"\"\n\",-1.5,true\r\n");
    }

    @Test
    void aTextThatASpreadsheetWouldRunIsDisarmed() {
        Table table = new Table();
        for (String text : new String[] {"=1+1", "+1", "-1", "@sum", "\tx", "-", "plain"}) {
            table.row().text("text", text);
        }

        assertThat(Csv.of(table).split("\r\n"))
                .containsExactly("text", "'=1+1", "'+1", "'-1", "'@sum", "'\tx", "-", "plain");
    }

    @Test
    void everyRowShowsEveryColumnAndNumbersArePlain() {
        Table table = new Table();
        table.row().text("a", "x");
        table.row().number("b", new BigDecimal("1E+3"));

        assertThat(table.rows().get(0)).containsEntry("b", null).hasSize(2);
        assertThat(table.rows().get(1)).containsEntry("b", new BigDecimal("1000"));
        assertThat(Csv.of(table)).isEqualTo("a,b\r\nx,\r\n,1000\r\n");
    }
}
