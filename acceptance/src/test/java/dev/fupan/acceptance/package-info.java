/**
 * Stories over the whole running system, told from outside: real processes, real HTTP, nothing but what a client of the
 * company could do. They must not know a class of the services; what they ask for stands in the public interface.
 */
@NullMarked
package dev.fupan.acceptance;

import org.jspecify.annotations.NullMarked;
