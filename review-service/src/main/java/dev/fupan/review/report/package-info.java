/**
 * The report of a review: what is known of the session put into one plain {@link dev.fupan.review.report.Report},
 * laid out in English or Chinese, and written as a page, as Markdown or as a PDF. A report that was published is kept
 * as that plain form and never changes again; a new version stands beside it. Nothing here decides anything about
 * the review.
 */
@NullMarked
package dev.fupan.review.report;

import org.jspecify.annotations.NullMarked;
