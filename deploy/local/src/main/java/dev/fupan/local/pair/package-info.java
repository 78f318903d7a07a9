/**
 * A broker and a database for one run of the tests: fast, without durability, gone when the build has ended.
 * Never used for data that somebody wants to keep.
 */
@NullMarked
package dev.fupan.local.pair;

import org.jspecify.annotations.NullMarked;
