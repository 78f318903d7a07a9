/** What we saw, why, what we learned, what we decided. One package per feature below; each says what it is for and what it must not know. */
@NullMarked
package dev.fupan.review;

import org.jspecify.annotations.NullMarked;
