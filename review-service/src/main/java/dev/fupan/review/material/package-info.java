/**
 * What is to be collected before a meeting: the template's checklist, what is there of it, and how far its data can be
 * trusted. The materials themselves stay where they are; this package holds references.
 */
@NullMarked
package dev.fupan.review.material;

import org.jspecify.annotations.NullMarked;
