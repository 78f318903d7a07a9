/**
 * The frames by which a review is led: their phases, materials and who must be there at least. They are data with
 * versions; a session keeps the version that it began with. Nothing here knows a session.
 */
@NullMarked
package dev.fupan.review.template;

import org.jspecify.annotations.NullMarked;
