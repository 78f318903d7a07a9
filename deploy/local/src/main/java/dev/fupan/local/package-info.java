/**
 * Fupan on one machine without containers: a real PostgreSQL, a real broker, the services, one command.
 * The tests take their broker and their database from here too. Knows nothing of what the services compute.
 */
@NullMarked
package dev.fupan.local;

import org.jspecify.annotations.NullMarked;
