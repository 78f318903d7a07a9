/**
 * The systems that a workspace wants to be told, as Standard Webhooks: where they are, of what they are told, and the
 * secrets by which they know us. How the telling goes is another package's matter.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
@NullMarked
package dev.fupan.actions.webhook;

import org.jspecify.annotations.NullMarked;
