/**
 * Telling endpoints what happens: a delivery for each event and endpoint, made by reading the topics of our own services
 * like any other reader, and attempts over days until it is taken or given up. It knows no action and no review.
 */
@NullMarked
package dev.fupan.actions.delivery;

import org.jspecify.annotations.NullMarked;
