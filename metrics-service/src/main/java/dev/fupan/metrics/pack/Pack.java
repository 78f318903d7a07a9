package dev.fupan.metrics.pack;

import java.time.Instant;

/**
 * What was frozen.
 *
 * @param request what was asked, in canonical form
 * @param position the last record that it knows
 * @param body the whole pack as it was answered
 */
record Pack(String id, PackAsked asked, String request, long position, Instant evaluatedAt, String hash, String body) {}
