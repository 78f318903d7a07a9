/**
 * Who is calling and what the caller may touch: API keys, scopes, and the two helpers that open every database
 * transaction for exactly one tenant. The tenant always comes from the credential, never from a body or a path.
 * It must not know any feature of any service.
 */
@NullMarked
package dev.fupan.kit.tenant;

import org.jspecify.annotations.NullMarked;
