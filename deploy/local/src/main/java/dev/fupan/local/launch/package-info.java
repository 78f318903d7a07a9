/**
 * The one command that runs everything on this machine: reads the options, makes sure that it may run, starts the
 * programs in order, starts again what dies, and stops all of it in the opposite order. Every refusal is one sentence
 * that says what to do. Knows the services by name and port, not by what they do.
 */
@NullMarked
package dev.fupan.local.launch;

import org.jspecify.annotations.NullMarked;
