/**
 * What was learned in reviews: what worked, what did not, where it applies and what can be repeated. Lessons are found
 * again by words, and come up by themselves in later reviews of the same scope. They belong to the session in which
 * they were learned and know nothing of its facts and causes.
 */
@NullMarked
package dev.fupan.review.lesson;

import org.jspecify.annotations.NullMarked;
