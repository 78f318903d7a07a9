/**
 * The events of a CRM: one sealed family, one record per type, and what follows from the records: which fields a type
 * has, what entity an event speaks of, when two records say the same, which of two events comes first.
 * Records are for writing and reading typed data; the hot paths ask {@code EventType} and the bytes.
 * Nothing here may know how numbers are computed from events.
 */
@NullMarked
package dev.fupan.contracts.crm;

import org.jspecify.annotations.NullMarked;
