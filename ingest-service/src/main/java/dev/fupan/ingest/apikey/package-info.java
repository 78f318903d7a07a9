/**
 * API keys of a workspace: issued and shown once, listed, revoked. What is kept and told to the other services is
 * a hash; the token itself exists only in the answer to the request that made it.
 */
@NullMarked
package dev.fupan.ingest.apikey;

import org.jspecify.annotations.NullMarked;
