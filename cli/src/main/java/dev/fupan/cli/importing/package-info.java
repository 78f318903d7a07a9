/**
 * Somebody else's export becomes our events: rows of CSV or NDJSON through a mapping into the intake.
 *
 * <p>A row always gives the same events with the same ids, so that an import can be stopped, resumed and repeated.
 * Knows nothing of any particular CRM: what is particular stands in a mapping file.
 */
@NullMarked
package dev.fupan.cli.importing;

import org.jspecify.annotations.NullMarked;
