/**
 * The workspace's configuration as the log tells it.
 *
 * <p>Configuration is history too: a reading uses the last one in order among the events that it keeps, for all of
 * history. It must not know what the configuration is used for.
 */
@NullMarked
package dev.fupan.metrics.workspace;

import org.jspecify.annotations.NullMarked;
