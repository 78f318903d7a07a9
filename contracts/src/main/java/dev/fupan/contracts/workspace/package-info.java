/**
 * What a company says about itself before any number is read: zone, currency, calendar and pipelines.
 * A configuration is the data of an event like any other and is judged by whoever reads the log.
 * It must not know how a number is computed from it.
 */
@NullMarked
package dev.fupan.contracts.workspace;

import org.jspecify.annotations.NullMarked;
