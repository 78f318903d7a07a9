package dev.fupan.review.series;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.form.NamedId;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.By;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A review that comes again; each of its sessions is made once, in their order. */
@Entity
@Table(name = "series")
class Series {

    @Id
    private UUID id;

    private String tenant;
    private long version;

    @Column(name = "template_key")
    private String templateKey;

    private String agenda;
    private String roles;
    private @Nullable String team;
    private String frequency;
    private int every;

    @Column(name = "first_meeting")
    private LocalDateTime firstMeeting;

    private @Nullable LocalDate until;

    @Column(name = "days_ahead")
    private int daysAhead;

    @Column(name = "next_ordinal")
    private int nextOrdinal;

    // The own day of the next meeting; on which day it is held the calendar of the moment says.
    @Column(name = "next_date")
    private @Nullable LocalDate nextDate;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    Series() {}

    Series(
            UUID id,
            String tenant,
            String templateKey,
            Agenda agenda,
            Map<String, String> roles,
            Rhythm rhythm,
            @Nullable LocalDate until,
            int daysAhead,
            By by) {
        this.id = id;
        this.tenant = tenant;
        this.version = 1;
        this.templateKey = templateKey;
        this.agenda = Json.write(agenda);
        this.roles = Json.write(new TreeMap<>(roles));
        this.team = agenda.scope().get("team");
        this.frequency = rhythm.frequency();
        this.every = rhythm.every();
        this.firstMeeting = rhythm.first();
        this.until = until;
        this.daysAhead = daysAhead;
        this.createdAt = by.at();
        this.createdBy = by.actor();
        this.nextDate = rhythm.nominal(0);
    }

    /** What the next session is about. */
    Agenda nextAgenda(ZoneId zone, WorkingCalendar calendar) {
        Agenda every = agenda();
        ReviewEvent.Period period = rhythm().periodOf(nextOrdinal);
        Instant meeting = rhythm().meetingOf(nextOrdinal, calendar).atZone(zone).toInstant();
        return new Agenda(every.kind(), every.goal(), every.scope(), every.about(), every.accounts(), period, meeting);
    }

    UUID nextSessionId() {
        return NamedId.of("series", tenant, id, nextOrdinal);
    }

    /** Whether the next session is to be made on that day. */
    boolean isDue(LocalDate today, WorkingCalendar calendar) {
        return nextDate != null && rhythm().isDue(nextOrdinal, daysAhead, today, calendar);
    }

    void advance(WorkingCalendar calendar) {
        LocalDate next = rhythm().dateOf(++nextOrdinal, calendar);
        this.nextDate = until != null && next.isAfter(until) ? null : rhythm().nominal(nextOrdinal);
    }

    /** No session is made any more; those that are there stay. */
    void end() {
        this.nextDate = null;
        this.version++;
    }

    boolean isEnded() {
        return nextDate == null;
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    long version() {
        return version;
    }

    String templateKey() {
        return templateKey;
    }

    Agenda agenda() {
        return Json.read(agenda, Agenda.class);
    }

    Map<String, String> roles() {
        return Json.map(roles);
    }

    Rhythm rhythm() {
        return new Rhythm(frequency, every, firstMeeting);
    }

    @Nullable
    LocalDate until() {
        return until;
    }

    int daysAhead() {
        return daysAhead;
    }

    /** The day on which it is held, by the calendar as it is now. */
    @Nullable
    LocalDate nextDate(WorkingCalendar calendar) {
        return nextDate == null ? null : rhythm().dateOf(nextOrdinal, calendar);
    }

    String createdBy() {
        return createdBy;
    }
}
