package dev.fupan.metrics.view;

/** Something of this tenant changed; answers kept in memory are stale. */
public record Revised(String tenant, long position) {}
