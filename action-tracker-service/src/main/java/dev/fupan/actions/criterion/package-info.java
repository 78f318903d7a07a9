/**
 * What success means in a form that the stream can check, and how an answer of the metrics is judged in point mode.
 * Rates are compared exactly, as k and n, never as rounded values. It knows no action, no person and no database.
 */
@NullMarked
package dev.fupan.actions.criterion;

import org.jspecify.annotations.NullMarked;
