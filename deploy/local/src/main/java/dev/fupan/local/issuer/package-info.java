/**
 * A small issuer of OpenID Connect tokens for the local stack and the tests, so that both run the code that verifies
 * real ones. It knows keys, clients and who may be named on this machine; it checks no passwords and is no identity
 * provider for anything but loopback.
 */
@NullMarked
package dev.fupan.local.issuer;

import org.jspecify.annotations.NullMarked;
