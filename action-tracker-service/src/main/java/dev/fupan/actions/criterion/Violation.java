package dev.fupan.actions.criterion;

/** A field that breaks a rule, and what is expected there. */
public record Violation(String pointer, String expected) {}
