/**
 * What every connection and every request meets before any resource: time to say what it wants, limits on what it
 * sends, the header fields of each answer. It knows neither callers nor resources.
 */
@NullMarked
package dev.fupan.kit.door;

import org.jspecify.annotations.NullMarked;
