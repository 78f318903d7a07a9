/**
 * How long the present phase may take: what its template says, until a facilitator says otherwise. The end of a timebox
 * changes nothing; clients show it.
 */
@NullMarked
package dev.fupan.review.timebox;

import org.jspecify.annotations.NullMarked;
