package dev.fupan.kit.calendar;

import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.kit.form.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A year as a government has announced it, make-up working days included; shipped with the product. */
record AnnouncedYear(String country, int year, String source, List<Span> off, List<LocalDate> working) {

    // A new announcement is a new file here; until then a workspace's admins may enter the days themselves.
    private static final Map<String, List<Integer>> SHIPPED = Map.of("CN", List.of(2025, 2026));
    private static final Map<String, AnnouncedYear> ALL = SHIPPED.entrySet().stream()
            .flatMap(one -> one.getValue().stream().map(year -> one.getKey() + "-" + year))
            .collect(Collectors.toUnmodifiableMap(name -> name, AnnouncedYear::read));

    /** Days off in a row, both ends included. */
    record Span(LocalDate from, LocalDate to, String name) {}

    static Map<String, List<Integer>> shipped() {
        return SHIPPED;
    }

    static boolean isOf(String country) {
        return SHIPPED.containsKey(country);
    }

    static Optional<AnnouncedYear> of(String country, int year) {
        return Optional.ofNullable(ALL.get(country + "-" + year));
    }

    List<SpecialDay> days() {
        List<SpecialDay> days = new ArrayList<>();
        for (Span span : off)
            span.from()
                    .datesUntil(span.to().plusDays(1))
                    .forEach(day -> days.add(new SpecialDay(day, false, span.name() + " (" + source + ")")));
        for (LocalDate day : working) days.add(new SpecialDay(day, true, "make-up working day (" + source + ")"));
        return days;
    }

    private static AnnouncedYear read(String name) {
        try (InputStream file = AnnouncedYear.class.getResourceAsStream("/holidays/" + name + ".json")) {
            if (file == null) throw new IllegalStateException("not shipped: " + name);
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), AnnouncedYear.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
