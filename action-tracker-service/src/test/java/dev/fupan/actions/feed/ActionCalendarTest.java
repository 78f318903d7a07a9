package dev.fupan.actions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The calendar as a library reads it that has not written it. */
class ActionCalendarTest {

    private static final UUID ACTION = UUID.fromString("0a6c1d4e-6f6d-5d3a-9a51-2f1f7a3a9e01");
    private static final Instant CHANGED = Instant.parse("2026-11-24T04:00:00Z");

    private static Entry entry(String measure, boolean standing) {
        return new Entry(ACTION, measure, LocalDate.of(2026, 11, 30), 3, CHANGED, standing, "in_progress");
    }

    private static Component read(String text) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().getEntries()).as(text).isEmpty();
        return (Component) calendar.getComponents(Component.VEVENT).get(0);
    }

    private static String value(Component event, String name) {
        return event.getRequiredProperty(name).getValue();
    }

    @Example
    void anActionIsAnAllDayEventOnItsDueDate() throws Exception {
        String text =
                ActionCalendar.write("acme", FeedWords.of(Locale.ENGLISH), List.of(entry("Call ten leads", true)));
        Component event = read(text);
        assertThat(text)
                .contains(
                        "DTSTART;VALUE=DATE:20261130\r\n",
                        "DTSTAMP:20261124T040000Z\r\n",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
        assertThat(value(event, "UID")).isEqualTo("action-" + ACTION + "@acme");
        assertThat(value(event, "SUMMARY")).isEqualTo("Call ten leads");
        assertThat(value(event, "DESCRIPTION")).isEqualTo("Status: in progress");
        assertThat(value(event, "SEQUENCE")).isEqualTo("3");
        assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(event, "TRANSP")).isEqualTo("TRANSPARENT");
    }

    @Example
    void whatIsNoLongerOnesOwnIsCancelled() throws Exception {
        String text = ActionCalendar.write("acme", FeedWords.of(Locale.CHINESE), List.of(entry("打十个电话", false)));
        Component event = read(text);
        assertThat(value(event, "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(event, "SUMMARY")).isEqualTo("打十个电话");
        assertThat(value(event, "DESCRIPTION")).contains("状态: 进行中");
    }

    @Example
    void aPersonWithoutActionsHasAnEmptyCalendar() throws Exception {
        String text = ActionCalendar.write("acme", FeedWords.of(Locale.ENGLISH), List.of());
        assertThat(new CalendarBuilder().build(new StringReader(text)).getComponents())
                .isEmpty();
    }

    @Property(tries = 300)
    void anyWordsComeBackAsTheyWere(@ForAll("words") String words) throws Exception {
        String text = ActionCalendar.write("acme", FeedWords.of(Locale.ENGLISH), List.of(entry(words, true)));
        assertThat(Biweekly.parse(text).first().getEvents().get(0).getSummary().getValue())
                .isEqualTo(words);
        // This reader takes a backslash before an end of line, as RFC 5545 escapes both, for something else.
        if (!words.contains("\\\n")) assertThat(value(read(text), "SUMMARY")).isEqualTo(words);
    }

    @Property(tries = 300)
    void noLineHasMoreThan75OctetsAndNoCharacterIsBroken(@ForAll("words") String words) {
        String text = ActionCalendar.write("acme", FeedWords.of(Locale.ENGLISH), List.of(entry(words, true)));
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
        }
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    /** Chinese, emoji, everything that has a meaning in the format, and long. */
    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> pieces = Arbitraries.of(
                "复盘价格异议", "🚀", "a", "b c", ",", ";", ":", "\\", "\\n", "\"", "\n", "BEGIN:VEVENT", "é", "\t", "100 %");
        return pieces.list().ofMinSize(1).ofMaxSize(120).map(list -> "x" + String.join("", list) + "x");
    }
}
