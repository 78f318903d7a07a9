/**
 * Customers: who is one and the same after merges, and which win was the first of each.
 *
 * <p>A customer is known by the deals that name it. Distinct and repeat counts never add up over days, so they are
 * always taken from the deals themselves.
 */
@NullMarked
package dev.fupan.metrics.customer;

import org.jspecify.annotations.NullMarked;
