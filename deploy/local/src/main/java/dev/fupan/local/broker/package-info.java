/**
 * A real Kafka broker of one node, which is its own controller, and the product's topics on it.
 * Knows nothing of what the records mean.
 */
@NullMarked
package dev.fupan.local.broker;

import org.jspecify.annotations.NullMarked;
