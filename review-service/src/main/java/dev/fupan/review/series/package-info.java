/**
 * Reviews that come again: when the next one is, which period it looks at, and the session that is made of it some
 * days ahead. A session that has been made is one like any other and does not know how it came about.
 */
@NullMarked
package dev.fupan.review.series;

import org.jspecify.annotations.NullMarked;
