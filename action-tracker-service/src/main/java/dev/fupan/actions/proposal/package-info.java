/**
 * What owners propose and leads decide: another owner, another date, another criterion, to give up, to call it proven.
 * A proposal that is accepted is carried out in the same transaction as if its judge had done it.
 */
@NullMarked
package dev.fupan.actions.proposal;

import org.jspecify.annotations.NullMarked;
