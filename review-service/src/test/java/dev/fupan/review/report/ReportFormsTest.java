package dev.fupan.review.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.kit.form.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
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
                .contains("Review report", "价格异议", "Sales amount", "76 %", "10-20")
                .contains(
                        "Why deals were lost",
                        "2026-11-03 17:00 (Asia/Shanghai)",
                        "3,800,000.50",
                        "of channel ads at least 10 % after 3",
                        "nobody owns",
                        "1. they are called too late",
                        "Causes by branch",
                        "What we wrote down",
                        "We call too late")
                .doesNotContain("#", "IN_RANGE");
        assertThat(text("zh"))
                .contains(
                        "复盘报告",
                        "销售漏斗与健康区间",
                        "价格异议",
                        "张敏",
                        "销售额",
                        "趋势",
                        "已逾期",
                        "意向",
                        "没有值班表",
                        "鱼骨图",
                        "流程",
                        "个人反思",
                        "价格太高",
                        "（已删除）");
    }

    @Test
    void whatPeopleWroteIsNeverMarkUp() {
        for (String language : List.of("en", "zh")) {
            Paper paper = Layout.of(report(SCRIPT), Wording.of(language));
            assertThat(Page.of(paper)).doesNotContain("<script").contains("&lt;script&gt;");
            assertThat(Markdown.of(paper)).doesNotContain("<script");
        }
        assertThat(Markdown.plain("a|b [x](y)\n# c")).isEqualTo("a\\|b \\[x\\](y) # c");
        assertThat(Markdown.plain("*a* _b_ `c` ~d~ <e> &f; \\g $h$"))
                .isEqualTo("\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ &lt;e&gt; &amp;f; \\\\g \\$h\\$");
        assertThat(Page.escaped("a\u0000b\uD800")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void chainsFishboneAndThemesStandInEachFormAndLanguage() {
        String english = Markdown.of(Layout.of(report("x|y"), Wording.of("en")));
        assertThat(english)
                .contains("| Lead conversion 20 %: x\\|y | 1. they are called too late: x\\|y; 2. 没有值班表 |")
                .contains("| Process x\\|y | reps lack training x\\|y |")
                .contains("| First call x\\|y | We call too late. x\\|y; (erased) | 3 |")
                .contains("| – | 价格太高 | 0 |")
                .contains("nobody owns the first call: x\\|y");
        assertThat(Page.of(Layout.of(report(SCRIPT), Wording.of("zh"))))
                .contains("5 个为什么", "鱼骨图（按类别）", "个人反思（按主题）", "流程 &lt;script&gt;", "too late: &lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void whatAReportShowsOfTheTalkIsReadFromTheItems() {
        JsonNode items = Json.read("""
                {"cause":[
                   {"id":"c1","surfaceProblem":"few visits","rootProblem":"no plan","initialCause":"weather",
                    "controllable":"external","branch":"objective","whys":[{"text":"rain","causeId":"c2"}]},
                   {"id":"c2","surfaceProblem":"late calls","rootProblem":"no owner","initialCause":"no roster",
                    "controllable":"controllable","branch":"own","whys":[{"text":"busy"},{"text":"one phone"}]}],
                 "fishbone":[{"branches":[{"key":"own","title":{"zh":"自有"}},{"key":"objective","title":{"en":"Outside"}}]}],
                 "theme":[{"id":"t1","title":null},{"id":"t2","title":"Calls"},{"id":"t3","title":null}],
                 "reflection":[{"id":"r1","text":"secret","themeId":"t1"},{"id":"r2","text":"too","themeId":"t2"}],
                 "vote-round":[{"number":1,"totals":{"t1":5}},{"number":2,"totals":{"t2":2}},{"number":3,"totals":null}]}
                """, JsonNode.class);
        Map<String, List<JsonNode>> byKind = new HashMap<>();
        items.properties().forEach(one -> byKind.put(one.getKey(), PackReading.rows(one.getValue(), item -> item)));
        TalkReading talk = new TalkReading(byKind);

        assertThat(talk.causes())
                .extracting(Report.Cause::whys)
                .containsExactly(List.of("busy", "one phone"), List.of("rain (→ late calls)"));
        assertThat(talk.causes()).extracting(Report.Cause::root).containsExactly("no owner", "no plan");
        assertThat(talk.fishbone())
                .containsExactly(
                        new Report.Branch(Map.of("zh", "自有"), List.of("no roster")),
                        new Report.Branch(Map.of("en", "Outside"), List.of("weather")));
        assertThat(talk.themes()).extracting(Report.Theme::title).containsExactly("Calls", null);
        assertThat(talk.themes()).extracting(Report.Theme::votes).containsExactly(2, 0);
        assertThat(Json.write(talk.themes())).as("words are never kept").doesNotContain("secret", "too");
    }

    @Test
    void reportsOfBeforeAreStillRead() {
        ObjectNode old = (ObjectNode) Json.read(Json.write(report("")), JsonNode.class);
        old.remove(List.of("chosen", "fishbone", "themes"));
        ((ObjectNode) old.path("causes").get(0)).remove(List.of("root", "whys"));
        Paper paper = Layout.of(Json.read(old.toString(), Report.class), Wording.of("en"));
        assertThat(paper.sections())
                .extracting(Paper.Section::title)
                .contains("Causes")
                .doesNotContain("5 Whys");
    }

    @Test
    void markdownReadsWellAsItIs() {
        for (String text :
                List.of("2026-10-01 – 2026-10-31", "10 % (4/40)", "follow_up", "R&D + 3.5!", "5 $", "意向率 #1"))
            assertThat(Markdown.plain(text)).isEqualTo(text);
    }

    @Test
    void criteriaReadAsPeopleWriteThem() {
        assertThat(phrases("en").criterion(INTENT))
                .isEqualTo("Intent rate (M-12) of channel ads at least 10 % after 3 days");
        assertThat(phrases("zh").criterion(INTENT)).isEqualTo("3 天后渠道 ads 的意向率（M-12）不低于 10%");
        Criterion watched = new Criterion(
                "M-12",
                Map.of(),
                "P10D",
                ">",
                new BigDecimal("0.125"),
                "ratio",
                29,
                "evidence",
                "P2D",
                "continue",
                "pause_channel",
                "extend");
        assertThat(phrases("en").criterion(watched))
                .isEqualTo("Intent rate (M-12) more than 12.5 %, watched as evidence comes in for at most 10 days,"
                        + " each for 2 days, judged from 29 on; else the channel is paused");
        assertThat(phrases("zh").criterion(watched))
                .isEqualTo("意向率（M-12）高于 12.5%，随数据逐步判定，最长 10 天，每条观察 2 天，样本不少于 29；否则暂停该渠道");
        assertThat(phrases("en").criterion(plain("M-22", "<=", "12", "days", "P1M")))
                .isEqualTo("Win cycle (M-22) at most 12 days after 1 month");
        assertThat(phrases("zh").criterion(plain("M-01", ">=", "5000", "EUR", "PT72H")))
                .isEqualTo("72 小时后销售额（M-01）不低于 5,000 EUR");
        assertThat(phrases("en").criterion(plain("M-99", "<", "7", "count", "P1DT2H")))
                .isEqualTo("M-99 less than 7 after 1 day 2 hours");
    }

    @Test
    void numbersOfThePackHaveNames() {
        Map<String, String> said = Map.of(
                "channels/M-12/1", "Intent rate (M-12) of channel 1",
                "performance/M-01/EUR/actual", "Sales amount (M-01), EUR",
                "performance/M-22/actual", "Win cycle (M-22)",
                "channels/M-12/fairs/east", "Intent rate (M-12) of channel fairs/east",
                "funnel/M-30/proposal/fromPrevious", "Stage funnel (M-30): to Proposal from the step before",
                "lossReasons/M-24/price", "Lost deals by reason (M-24): price",
                "else", "else");
        said.forEach((key, name) -> assertThat(phrases("en").number(key)).isEqualTo(name));
        assertThat(phrases("zh").number("funnel/M-30/proposal/fromPrevious")).isEqualTo("阶段漏斗（M-30）：上一阶段到方案");
    }

    @Test
    void hintsAreSaidInTheLanguageOfTheReportOrAsTheyCame() {
        assertThat(phrases("zh").hint(new Report.Hint("late_first_follow_up", "late first follow-up")))
                .isEqualTo("首次跟进过晚");
        assertThat(phrases("zh").hint(new Report.Hint("brand_new", "something brand new")))
                .isEqualTo("something brand new");
        JsonNode old = Json.read(
                "{\"tables\":{\"funnel\":[{\"step\":\"contacted\",\"hint\":\"invalid contact data; late first follow-up\"}]}}",
                JsonNode.class);
        assertThat(new PackReading(old).funnel().get(0).hints())
                .extracting(Report.Hint::key)
                .containsExactly("invalid_contact_data", "late_first_follow_up");
    }

    @Test
    void theChosenMetricsStandWithTheirSampleIntervalAndPast() {
        JsonNode pack = Json.read("""
                {"numbers":[{"key":"performance/M-16/actual","value":"0.14","n":50,
                   "interval":{"low":"0.069508","high":"0.261862"},
                   "comparisons":[{"against":"previous","value":"0.1"},{"against":"year","value":null}]}],
                 "tables":{"performance":[{"category":"chosen","metric":"M-16","name":"Lead to deal rate",
                   "nameZh":"线索成交率","unit":"proportion","numberKey":"performance/M-16/actual"},
                   {"category":"overall","metric":"M-01","name":"Sales","numberKey":"performance/M-01/EUR/actual"}]}}
                """, JsonNode.class);
        List<Report.Chosen> chosen = new PackReading(pack).chosen();
        assertThat(chosen).extracting(Report.Chosen::metric).containsExactly("M-16");
        Report light = Json.read(
                Json.write(report("")).replace("\"chosen\":[]", "\"chosen\":" + Json.write(chosen)), Report.class);
        assertThat(Markdown.of(Layout.of(light, Wording.of("en"))))
                .contains("## Chosen metrics", "| Lead to deal rate | 14 % | 50 | 7 % – 26.2 % | 10 % | – |");
        assertThat(Page.of(Layout.of(light, Wording.of("zh")))).contains("重点指标", "线索成交率", "7% – 26.2%", "去年同期");
        assertThat(Markdown.of(Layout.of(report(""), Wording.of("en")))).doesNotContain("Chosen metrics");
    }

    private static final Criterion INTENT = new Criterion(
            "M-12",
            Map.of("channel", "ads"),
            "P3D",
            ">=",
            new BigDecimal("0.10"),
            "ratio",
            1,
            "point",
            null,
            "continue",
            "continue",
            "extend");

    private static Criterion plain(String metric, String comparator, String threshold, String unit, String window) {
        return new Criterion(
                metric,
                Map.of(),
                window,
                comparator,
                new BigDecimal(threshold),
                unit,
                1,
                "point",
                null,
                "continue",
                "continue",
                "extend");
    }

    private static Phrases phrases(String language) {
        Wording words = Wording.of(language);
        return new Phrases(words, new Figures(words));
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
                1,
                new Report.Facts(
                        "p1", "4711", Instant.parse("2026-11-03T09:00:00Z"), "Asia/Shanghai", "9f86d081884c7d65"),
                List.of(),
                List.of(
                        row("overall", "Sales amount", "销售额", "5000000", "3800000.50", "76%", "-1199999.5"),
                        row("customerDevelopment", "New customers", "新客户数", "20", "12", "60%", "-8"),
                        row("processEfficiency", "Average cycle", "平均成交周期", "15", "22", "-", "7")),
                List.of(
                        new Report.Channel("ads", "small", 40, 2, 1),
                        new Report.Channel("转介绍", "enterprise", 12, 9, 4)),
                List.of(
                        new Report.Step("lead", 400, 0, 0, null, null, null, List.of()),
                        new Report.Step(
                                "intent",
                                80,
                                80,
                                400,
                                "0.25",
                                "0.4",
                                "BELOW",
                                List.of(
                                        new Report.Hint("mine", "questioning skills: " + words),
                                        new Report.Hint("late_first_follow_up", "late first follow-up"))),
                        new Report.Step("proposal", 50, 50, 80, "0.5", "0.7", "IN_RANGE", List.of()),
                        new Report.Step("won", 20, 20, 50, "0.3", "0.5", "IN_RANGE", List.of())),
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
                        "nobody owns the first call: " + words,
                        List.of("they are called too late: " + words, "没有值班表"),
                        "reps lack SPIN questioning",
                        "no training since spring, " + words,
                        "sampling 10 follow-up records (compliance 30%)",
                        "controllable",
                        false)),
                List.of(new Report.Branch(
                        Map.of("en", "Process " + words, "zh", "流程 " + words), List.of("reps lack training " + words))),
                List.of(
                        new Report.Theme(
                                "First call " + words,
                                3,
                                List.of(
                                        new Report.Word("w-1", "We call too late. " + words),
                                        new Report.Word("w-2", null))),
                        new Report.Theme(null, 0, List.of(new Report.Word("w-3", "价格太高")))),
                List.of(new Report.Lesson("success", "Referral leads close twice as often. " + words, "高意向客户")),
                List.of(new Report.Action(
                        "SPIN training for all reps: " + words,
                        "张敏",
                        LocalDate.parse("2026-10-20"),
                        "trainer, one day",
                        List.of(
                                new Report.Checkpoint("sign-in sheet " + words, null, null),
                                new Report.Checkpoint(null, INTENT, "pass")),
                        "in_progress")),
                List.of(new Report.Restated("performance/M-01/EUR/actual", "money", "380", "392", 3)),
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
