/**
 * What the measurements run on: child processes, a broker and a database of their own, and what each of them costs in
 * processor time. Knows nothing of what is measured.
 */
@NullMarked
package dev.fupan.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
