/**
 * Actions and their checkpoints: who does what by when, in which state it is, and what each change tells the others.
 * An action, its checkpoints and its history change together under the action's row lock, and every event rises the
 * action's revision by one. Who asks the metrics, when, and over which wire is not known here.
 */
@NullMarked
package dev.fupan.actions.action;

import org.jspecify.annotations.NullMarked;
