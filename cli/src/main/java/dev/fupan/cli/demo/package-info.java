/**
 * A company that does not exist and sells anyway: a year of history and a live stream, from a seed.
 *
 * <p>The generator is pure; the commands around it send what it says through the public interface.
 */
@NullMarked
package dev.fupan.cli.demo;

import org.jspecify.annotations.NullMarked;
