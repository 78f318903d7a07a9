/**
 * How fast events come in over HTTP and reach the log: our ingest-service beside a bare server that checks, sends and
 * answers after the acknowledgement. Both take the same requests from the same load.
 */
@NullMarked
package dev.fupan.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
