package dev.fupan.actions.feed;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;

/**
 * The calendar itself: an all-day event on the due date of each action.
 *
 * <p>An event's UID never changes, so that a calendar moves it where the date moves; what is done or somebody else's
 * is cancelled, because an event knows no "done".
 */
final class ActionCalendar {

    private static final String PRODUCT = "-//Fupan//Action tracker//EN";
    private static final String REFRESH = "PT1H";

    private ActionCalendar() {}

    /** The same entries give the same octets. */
    static String write(String workspace, FeedWords words, List<Entry> entries) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(words.calendar());
        calendar.addExperimentalProperty("X-WR-CALNAME", words.calendar());
        // RFC 7986 wants the type of this one said, which the library's own property leaves out.
        calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, REFRESH);
        calendar.addExperimentalProperty("X-PUBLISHED-TTL", REFRESH);
        for (Entry entry : entries) calendar.addEvent(event(workspace, words, entry));
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Folding.fold(text.toString());
    }

    private static VEvent event(String workspace, FeedWords words, Entry entry) {
        VEvent event = new VEvent();
        event.setUid("action-" + entry.action() + "@" + workspace);
        event.setSequence(entry.sequence());
        event.setDateTimeStamp(Date.from(entry.changedAt()));
        event.setLastModified(Date.from(entry.changedAt()));
        event.setDateStart(new DateStart(day(entry.due())));
        event.setSummary(entry.measure());
        event.setDescription(words.status() + ": " + words.state(entry.status()));
        event.setStatus(entry.standing() ? Status.confirmed() : Status.cancelled());
        // A due date is no appointment: the day stays free.
        event.setTransparency(true);
        return event;
    }

    private static ICalDate day(LocalDate date) {
        return new ICalDate(new DateTimeComponents(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), false);
    }
}
