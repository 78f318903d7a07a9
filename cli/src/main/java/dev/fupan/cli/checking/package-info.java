/**
 * Events held against the language before they are sent: what {@code contracts} says of each field.
 *
 * <p>Kinder than the door: it only names what the door would refuse anyway, so that a dry run can.
 */
@NullMarked
package dev.fupan.cli.checking;

import org.jspecify.annotations.NullMarked;
