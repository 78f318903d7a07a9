/**
 * What the metrics tell of their own accord on {@code fupan.signals}: that a number deserves another look.
 * Ids of packs, numbers and CRM events; never a person.
 */
@NullMarked
package dev.fupan.contracts.signal;

import org.jspecify.annotations.NullMarked;
