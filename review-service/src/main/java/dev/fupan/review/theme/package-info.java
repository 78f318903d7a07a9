/**
 * Themes: what the words of a session are grouped under, and what is voted on. A theme knows neither its words nor its
 * votes; those know their theme.
 */
@NullMarked
package dev.fupan.review.theme;

import org.jspecify.annotations.NullMarked;
