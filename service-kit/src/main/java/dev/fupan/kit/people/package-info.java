/**
 * The people and teams of every workspace, in memory, as the topic of the directory last said. Who leads whom is
 * answered here and nowhere else. It knows nothing of tokens and of what a role may do.
 */
@NullMarked
package dev.fupan.kit.people;

import org.jspecify.annotations.NullMarked;
