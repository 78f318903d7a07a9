package dev.fupan.metrics.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an answer says besides how far to trust it: single members, then tables of flat rows. */
public record Content(Map<String, Object> members, Map<String, Table> tables) {
    public static final String ITEMS = "items";

    public static Content of(Table items) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put(ITEMS, items);
        return new Content(new LinkedHashMap<>(), tables);
    }

    public Content with(String name, Object member) {
        members.put(name, member);
        return this;
    }

    public Content with(String name, Table table) {
        tables.put(name, table);
        return this;
    }
}
