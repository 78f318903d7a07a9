package dev.fupan.metrics.benchmark;

/**
 * What usually hinders where a rate lies below its range (L-08).
 *
 * @param key stays for ever, so that whoever shows it can say it in another language
 * @param text in English
 */
public record Hint(String key, String text) {}
