/**
 * Task templates: what worked once, kept as an action without owner and date, to be made again by whoever needs it.
 * A template is only a form filled in beforehand; the rules of actions apply when one is made of it.
 */
@NullMarked
package dev.fupan.actions.template;

import org.jspecify.annotations.NullMarked;
