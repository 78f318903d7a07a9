/**
 * The language between the services: what an event speaks of, on which topic it travels and under which headers.
 * Everything here is plain data that a producer, a service and a test read alike. It knows nothing of HTTP,
 * of a broker's client or of a database, and depends on nothing else of ours.
 */
@NullMarked
package dev.fupan.contracts;

import org.jspecify.annotations.NullMarked;
