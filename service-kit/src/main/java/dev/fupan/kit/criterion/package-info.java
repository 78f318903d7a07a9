/**
 * What makes an agreement checkable: the rules of a criterion, the metrics that it can ask for, and what an action
 * lacks to be concrete. Reviews and the tracker ask the same of people; nothing here evaluates anything.
 */
@NullMarked
package dev.fupan.kit.criterion;

import org.jspecify.annotations.NullMarked;
