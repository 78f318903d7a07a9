/**
 * Exchange rates as people set them: appended to the log as events and kept here for GET.
 * Which rate holds on a day, the metrics service says.
 */
@NullMarked
package dev.fupan.ingest.rate;

import org.jspecify.annotations.NullMarked;
