/**
 * On which days a workspace works: its weekend, the public holidays of its country, and dated exceptions that win over
 * both. Countries announce some of this year by year; a year that nobody has announced has weekends alone, and the
 * calendar says so. It knows nothing of what is planned by it.
 */
@NullMarked
package dev.fupan.kit.calendar;

import org.jspecify.annotations.NullMarked;
