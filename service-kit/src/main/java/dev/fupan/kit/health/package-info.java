/**
 * Readiness that names the dependency which is missing and what to do about it. One check per dependency, each
 * with a time limit of its own, so that a hanging server is reported and not waited for.
 */
@NullMarked
package dev.fupan.kit.health;

import org.jspecify.annotations.NullMarked;
