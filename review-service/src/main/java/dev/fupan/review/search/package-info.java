/**
 * Finding texts by what people remember of them, in English and in Chinese. A text becomes a set of words; for scripts
 * that put no blanks between words, single characters and pairs of neighbours. It knows nothing of what is searched.
 */
@NullMarked
package dev.fupan.review.search;

import org.jspecify.annotations.NullMarked;
