package dev.fupan.review.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReportFormsTest {

    private static final String SCRIPT = "<script>alert('价格异议')</script>";

    @Test
    void thePdfSaysTheSameInBothLanguages() throws IOException {
        String english = text("en");
        assertThat(english)
                .contains("Review report", "价格异议", "Sales amount", "76%", "10-20")
                .contains(
                        "Why deals were lost", "2026-11-03 17:00 (Asia/Shanghai)", "3,800,000.50", "12 ≥ 0.10 (passed)")
                .doesNotContain("#", "IN_RANGE");
        assertThat(text("zh")).contains("复盘报告", "销售漏斗与健康区间", "价格异议", "张敏", "销售额", "趋势", "已逾期", "意向");
    }

    @Test
    void whatPeopleWroteIsNeverMarkUp() {
        for (String language : List.of("en", "zh")) {
            Paper paper = Layout.of(report(SCRIPT), Wording.of(language));
            assertThat(Page.of(paper)).doesNotContain("<script").contains("&lt;script&gt;");
            assertThat(Markdown.of(paper)).doesNotContain("<script");
        }
        assertThat(Markdown.plain("a|b [x](y)\n# c")).isEqualTo("a\\|b \\[x\\]\\(y\\) \\# c");
        assertThat(Page.escaped("a\u0000b\uD800")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(Wording.of("zh").keys()).isEqualTo(Wording.of("en").keys());
        assertThat(Wording.of("fr, zh-CN;q=0.8").language()).isEqualTo("zh");
        assertThat(Wording.of("*").language()).isEqualTo("en");
    }

    @Test
    void aFontOfOnesOwnThatIsNotThereIsNamed() {
        PdfPress press = new PdfPress(Optional.of("nowhere.ttf"));
        assertThatThrownBy(() -> press.print("<html/>")).hasMessageContaining("fupan.report.font");
    }

    private static String text(String language) throws IOException {
        byte[] pdf = new PdfPress(Optional.empty()).print(Page.of(Layout.of(report("价格异议未处理"), Wording.of(language))));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage picture = renderer.renderImageWithDPI(page, 80);
                ImageIO.write(
                        picture,
                        "png",
                        Path.of("target", "report-" + language + "-" + page + ".png")
                                .toFile());
            }
            return new PDFTextStripper().getText(document);
        }
    }

    static Report report(String words) {
        return new Report(
                "Why did the lead conversion of channel ads fall? " + words,
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-03"),
                Map.of("team", "sales"),
                List.of(new Report.Member("张敏", "facilitator"), new Report.Member("Grace Liu", "frontline")),
                new Report.Facts(
                        "p1", "4711", Instant.parse("2026-11-03T09:00:00Z"), "Asia/Shanghai", "9f86d081884c7d65"),
                List.of(
                        row("overall", "Sales amount", "销售额", "5000000", "3800000.50", "76%", "-1199999.5"),
                        row("customerDevelopment", "New customers", "新客户数", "20", "12", "60%", "-8"),
                        row("processEfficiency", "Average cycle", "平均成交周期", "15", "22", "-", "7")),
                List.of(
                        new Report.Channel("ads", "small", 40, 2, 1),
                        new Report.Channel("转介绍", "enterprise", 12, 9, 4)),
                List.of(
                        new Report.Step("lead", 400, 0, 0, null, null, null, null),
                        new Report.Step("intent", 80, 80, 400, "0.25", "0.4", "BELOW", "questioning skills: " + words),
                        new Report.Step("proposal", 50, 50, 80, "0.5", "0.7", "IN_RANGE", null),
                        new Report.Step("won", 20, 20, 50, "0.3", "0.5", "IN_RANGE", null)),
                List.of(
                        new Report.Loss("price " + words, 6, List.of(new Report.Money("12500", "CNY"))),
                        new Report.Loss("timing", 4, List.of())),
                List.of(new Report.Trend(
                        "Sales amount",
                        "销售额",
                        "money",
                        "CNY",
                        List.of(
                                new Report.Point(LocalDate.parse("2026-07-01"), "3100000"),
                                new Report.Point(LocalDate.parse("2026-08-01"), "4100000"),
                                new Report.Point(LocalDate.parse("2026-09-01"), "-200000"),
                                new Report.Point(LocalDate.parse("2026-10-01"), "3800000.50")))),
                List.of(new Report.Moment(
                        "华东贸易 " + words,
                        LocalDate.parse("2026-10-08"),
                        "lost",
                        new Report.Money("80000", "CNY"),
                        "price " + words)),
                List.of(new Report.Problem(
                        "Lead conversion is 20 %: " + words,
                        "M-30",
                        "proportion",
                        "0.2",
                        "healthy_range",
                        "0.25",
                        "0.2",
                        true)),
                List.of(new Report.Cause(
                        "Lead conversion 20 %: " + words,
                        "reps lack SPIN questioning",
                        "no training since spring, " + words,
                        "sampling 10 follow-up records (compliance 30%)",
                        "controllable",
                        false)),
                List.of(new Report.Lesson("success", "Referral leads close twice as often. " + words, "高意向客户")),
                List.of(new Report.Action(
                        "SPIN training for all reps: " + words,
                        "张敏",
                        LocalDate.parse("2026-10-20"),
                        "trainer, one day",
                        List.of(
                                new Report.Checkpoint("sign-in sheet " + words, null, null, null, null),
                                new Report.Checkpoint(null, "M-12", ">=", "0.10", "pass")),
                        "in_progress")),
                List.of(new Report.Restated("performance/M-01/EUR/actual", "380", "392", 3)),
                List.of(new Report.Action(
                        "Call every lost customer " + words,
                        "Grace Liu",
                        LocalDate.parse("2026-09-30"),
                        null,
                        List.of(),
                        "overdue")),
                List.of("Intent rate of ads at least 10 %: " + words),
                null);
    }

    private static Report.Performance row(String category, String name, String zh, String... values) {
        return new Report.Performance(
                category, "M-01", name, zh, "count", null, values[0], values[1], values[2], values[3]);
    }
}
