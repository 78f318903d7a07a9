/**
 * Telling other systems what happens, as Standard Webhooks: endpoints of a workspace, a delivery for each event and
 * endpoint, and the attempts to deliver it. It reads the topics of our own services like any other reader and knows
 * no action and no review.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
@NullMarked
package dev.fupan.actions.webhook;

import org.jspecify.annotations.NullMarked;
