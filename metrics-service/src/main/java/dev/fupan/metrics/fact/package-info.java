/**
 * Facts: targets, rates and channel costs, of which the latest event in order gives all values.
 *
 * <p>A reading of event sets like any other, so a fact that is amended, voided or deleted changes every number that
 * used it. It must not know journeys.
 */
@NullMarked
package dev.fupan.metrics.fact;

import org.jspecify.annotations.NullMarked;
