/**
 * What does not go through although its time has come: one row or one workspace, while everything else goes on. It
 * says so to operators and knows nothing of what the work is; who does the work decides when it is tried again.
 */
@NullMarked
package dev.fupan.actions.heldup;

import org.jspecify.annotations.NullMarked;
