/**
 * What happened in review sessions, as told on {@code fupan.reviews} under the review's id.
 * Ids of persons, problems and causes; never what somebody said.
 */
@NullMarked
package dev.fupan.contracts.review;

import org.jspecify.annotations.NullMarked;
