package dev.fupan.ingest.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Dates and instants as RFC 3339 writes them, read without exceptions: what is wrong here is normal business.
 * Fractions of any length are accepted and cut to microseconds.
 */
final class Rfc3339 {

    private static final int DATE_LENGTH = 10;
    private static final int MICRO_DIGITS = 6;

    private Rfc3339() {}

    /** A calendar date {@code 2026-11-23}, from the year 1 on. */
    static boolean isDate(String text) {
        return text.length() == DATE_LENGTH && dateAt(text);
    }

    private static boolean dateAt(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** The instant, cut to microseconds; null when the text is none. */
    static @Nullable Instant instant(String text) {
        if (text.length() < DATE_LENGTH + 10 || text.length() > 64 || !dateAt(text)) return null;
        char t = text.charAt(10);
        if (t != 'T' && t != 't' && t != ' ' || text.charAt(13) != ':' || text.charAt(16) != ':') return null;
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
        int zoneAt = endOfFraction(text);
        if (zoneAt < 0) return null;
        int offset = offsetSeconds(text, zoneAt);
        if (offset == Integer.MIN_VALUE) return null;
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long seconds = day * 86_400 + hour * 3600 + minute * 60 + second - offset;
        return Instant.ofEpochSecond(seconds, micros(text, zoneAt) * 1000L);
    }

    /** The text itself where it already says no more than microseconds in capitals, else the instant written anew. */
    static String canonical(String text, Instant instant) {
        boolean asSent = endOfFraction(text) - 20 <= MICRO_DIGITS
                && text.charAt(10) == 'T'
                && text.charAt(text.length() - 1) != 'z';
        return asSent ? text : instant.toString();
    }

    private static int endOfFraction(String text) {
        if (text.charAt(19) != '.') return 19;
        int i = 20;
        while (i < text.length() && isDigit(text.charAt(i))) i++;
        return i == 20 || i == text.length() ? -1 : i;
    }

    private static int micros(String text, int end) {
        int micros = 0;
        for (int k = 0; k < MICRO_DIGITS; k++) {
            int at = 20 + k;
            micros = micros * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return end == 19 ? 0 : micros;
    }

    private static int offsetSeconds(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') return text.length() == at + 1 ? 0 : Integer.MIN_VALUE;
        if (sign != '+' && sign != '-' || text.length() != at + 6 || text.charAt(at + 3) != ':')
            return Integer.MIN_VALUE;
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return Integer.MIN_VALUE;
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    /** The digits as a number, -1 when one of them is none. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) return -1;
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
