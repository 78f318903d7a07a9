/**
 * The command line: imports a CRM's history, plays a demo company, loads the intake.
 *
 * <p>It talks to the services over HTTP like any producer, and knows of them only what {@code contracts} says.
 */
@NullMarked
package dev.fupan.cli;

import org.jspecify.annotations.NullMarked;
