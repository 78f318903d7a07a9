package dev.fupan.review.facts;

import java.time.Instant;

/** What identifies a frozen pack; two with the same hash say the same. */
record PackView(
        String packId,
        int packNo,
        String position,
        Instant evaluatedAt,
        String hash,
        String codeVersion,
        String catalogueVersion,
        String tzdataVersion) {}
