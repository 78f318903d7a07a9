/**
 * How lists are answered: {@code items} and an opaque cursor for what comes next.
 * It knows nothing of what is listed.
 */
@NullMarked
package dev.fupan.kit.page;

import org.jspecify.annotations.NullMarked;
