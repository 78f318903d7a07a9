/**
 * A broker and a database for tests: containers where a Docker engine answers, one pair for each module's test JVM;
 * else one embedded pair for the whole build. Every test class gets a database and topics of its own on them, so that classes never see each other's data.
 */
@NullMarked
package dev.fupan.teststack;

import org.jspecify.annotations.NullMarked;
