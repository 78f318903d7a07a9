/**
 * Processes and ports of this machine: what is taken, what an earlier run left behind, how to start a JVM, and what a
 * program said before it ended. Knows nothing of databases, brokers and services.
 */
@NullMarked
package dev.fupan.local.process;

import org.jspecify.annotations.NullMarked;
