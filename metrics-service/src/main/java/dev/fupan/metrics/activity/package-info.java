/**
 * What people did beside the pipeline: objections they heard, guides they sent, visits, tickets, research.
 *
 * <p>An activity is one event that counts, with the dimensions that its entity had then. What a metric makes of it is
 * not known here.
 */
@NullMarked
package dev.fupan.metrics.activity;

import org.jspecify.annotations.NullMarked;
