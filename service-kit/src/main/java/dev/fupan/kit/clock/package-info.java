/**
 * The time by which a service acts: the machine's, moved by an offset that tests and the test clock of the local stack
 * may set. Everything that decides by date asks this clock; credentials and the broker's append times stay on the
 * machine's. It knows nothing of what is decided.
 */
@NullMarked
package dev.fupan.kit.clock;

import org.jspecify.annotations.NullMarked;
