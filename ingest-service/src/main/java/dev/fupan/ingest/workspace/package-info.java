/**
 * Workspaces: one per tenant, with the configuration that decides how its events are read. Each change is a record
 * in the log, because it can change every number; the row here answers GET and guards against lost updates.
 */
@NullMarked
package dev.fupan.ingest.workspace;

import org.jspecify.annotations.NullMarked;
