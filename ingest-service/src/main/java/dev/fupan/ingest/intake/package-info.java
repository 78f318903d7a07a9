/**
 * The door: CRM events come in over HTTP in four bindings, are checked one by one, and are acknowledged only when
 * the broker has them. The check is a function of bytes and the clock; it reads JSON as a stream and forwards the
 * producer's bytes. It must not know how numbers are made from events, nor anything of the database.
 */
@NullMarked
package dev.fupan.ingest.intake;

import org.jspecify.annotations.NullMarked;
