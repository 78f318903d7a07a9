/**
 * How much a caller may use of a service: token buckets, refusals with the fields that say when to come back, and the
 * limit on requests that all services share. It knows nothing of what is counted, nor of who the callers are.
 */
@NullMarked
package dev.fupan.kit.quota;

import org.jspecify.annotations.NullMarked;
