/**
 * Who changed what in an item of a review, when, from what and to what. Items of all kinds keep their past here, field
 * by field and for good. It does not know what the items are, nor who may read of them: that their stores say.
 */
@NullMarked
package dev.fupan.review.history;

import org.jspecify.annotations.NullMarked;
