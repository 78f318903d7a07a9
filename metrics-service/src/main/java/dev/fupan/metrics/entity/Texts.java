package dev.fupan.metrics.entity;

import java.util.Arrays;
import java.util.List;

/**
 * The texts of one stored set by their numbers: first those that are known beforehand, then each new one as it comes.
 *
 * <p>A table of its own, because a set is written and read for nearly every event: one look-up finds both kinds, and a
 * set that is only read has no table at all.
 */
final class Texts {
    static final int NEW = -1;

    /** Known beforehand, by their place; another list is another version of the stored form. */
    private static final List<String> KNOWN = List.of(
            "leadId",
            "opportunityId",
            "customerId",
            "quoteId",
            "paymentId",
            "ticketId",
            "channel",
            "campaign",
            "owner",
            "team",
            "region",
            "industry",
            "companySize",
            "product",
            "customerType",
            "pipeline",
            "medium",
            "reason",
            "level",
            "MQL",
            "SQL",
            "stage",
            "amount",
            "currency",
            "expectedCloseDate",
            "to",
            "from",
            "competitor",
            "items",
            "keyActions",
            "cause",
            "discountPercent",
            "kind",
            "entityId",
            "source",
            "id",
            "into",
            "metric",
            "period",
            "value",
            "base",
            "quote",
            "date",
            "rate",
            "costId",
            "weight",
            "behaviour",
            "text",
            "forecastCategory",
            "EUR",
            "USD",
            "CNY",
            "lead",
            "opportunity",
            "customer",
            "phone",
            "mail");

    private static final String[] KNOWN_TEXTS = KNOWN.toArray(String[]::new);
    /** Twice as many places as numbers in them, at least. */
    private static final int[] KNOWN_PLACES = places(KNOWN_TEXTS, KNOWN_TEXTS.length, 256);

    private String[] texts = KNOWN_TEXTS;
    private int size = KNOWN_TEXTS.length;
    /** Numbers plus one, by hash and then the next free place. */
    private int[] places = KNOWN_PLACES;
    /** How many of the texts have a place. */
    private int placed = KNOWN_TEXTS.length;

    String get(int number) {
        return texts[number];
    }

    void add(String text) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size + Math.max(24, size / 2));
        }
        texts[size++] = text;
    }

    /** Its number; or {@link #NEW}, and it has the next one from now on. */
    int numberOrAdd(String text) {
        placeAll();
        int at = place(places, texts, text);
        if (places[at] != 0) {
            return places[at] - 1;
        }
        add(text);
        return NEW;
    }

    private void placeAll() {
        if (placed == size) {
            return;
        }
        int length = places.length;
        while (size * 2 > length) {
            length *= 2;
        }
        if (length > places.length) {
            places = places(texts, size, length);
            placed = size;
        } else if (places == KNOWN_PLACES) {
            places = places.clone();
        }
        for (; placed < size; placed++) {
            places[place(places, texts, texts[placed])] = placed + 1;
        }
    }

    private static int[] places(String[] texts, int count, int length) {
        int[] places = new int[length];
        for (int i = 0; i < count; i++) {
            places[place(places, texts, texts[i])] = i + 1;
        }
        return places;
    }

    /** Where this text stands, or where it would. */
    private static int place(int[] places, String[] texts, String text) {
        int mask = places.length - 1;
        int hash = text.hashCode();
        int at = (hash ^ hash >>> 16) & mask;
        while (places[at] != 0 && !texts[places[at] - 1].equals(text)) {
            at = at + 1 & mask;
        }
        return at;
    }
}
