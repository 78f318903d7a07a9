/**
 * Texts between people, tables and the wire: what a text may contain, the JSON that stands in columns, and ids that
 * follow from names. It knows no action.
 */
@NullMarked
package dev.fupan.actions.text;

import org.jspecify.annotations.NullMarked;
