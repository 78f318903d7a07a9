/** Who does what by when, did it happen, did it help. One package per feature below; each says what it is for and what it must not know. */
@NullMarked
package dev.fupan.actions;

import org.jspecify.annotations.NullMarked;
