/**
 * Where people ask for actions and change them: what they may send, who may do what, and how far each of them sees.
 * It reads tables for views and changes actions through their store alone; no rule of an action stands here.
 */
@NullMarked
package dev.fupan.actions.desk;

import org.jspecify.annotations.NullMarked;
