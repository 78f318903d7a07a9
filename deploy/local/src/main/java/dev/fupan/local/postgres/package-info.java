/**
 * A real PostgreSQL from unpacked binaries, run as a plain child process: initialised once, stopped fast,
 * found again after a kill. Knows roles and databases of the services by name, but nothing of their tables.
 */
@NullMarked
package dev.fupan.local.postgres;

import org.jspecify.annotations.NullMarked;
