/**
 * What could not be counted and was not thrown away: events of unknown types, conflicts and circles, as a table with
 * reason, bytes and place. Someone sends them again once the cause is mended, or puts them away; nothing vanishes.
 */
@NullMarked
package dev.fupan.ingest.quarantine;

import org.jspecify.annotations.NullMarked;
