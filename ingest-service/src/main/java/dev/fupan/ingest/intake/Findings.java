package dev.fupan.ingest.intake;

import java.util.ArrayList;
import java.util.List;

/** The violations of one event, as many as help its sender. */
final class Findings {

    private static final int ENOUGH = 20;

    private List<Violation> list = List.of();

    void add(String pointer, String expected) {
        if (list.isEmpty()) list = new ArrayList<>(4);
        if (list.size() < ENOUGH) list.add(new Violation(pointer, expected));
    }

    boolean none() {
        return list.isEmpty();
    }

    List<Violation> list() {
        return list;
    }

    /** A name as one step of a JSON pointer, cut where it is absurdly long. */
    static String step(String name) {
        String shown = name.length() <= 128 ? name : name.substring(0, 128);
        return shown.indexOf('~') < 0 && shown.indexOf('/') < 0
                ? shown
                : shown.replace("~", "~0").replace("/", "~1");
    }
}
