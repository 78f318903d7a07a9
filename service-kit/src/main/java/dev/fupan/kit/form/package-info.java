/**
 * What people write and what becomes of it: requests read field by field with everything that is wrong told at once,
 * what a text may contain, JSON in text columns, and ids that follow from names. It knows nothing of what the fields
 * mean.
 */
@NullMarked
package dev.fupan.kit.form;

import org.jspecify.annotations.NullMarked;
