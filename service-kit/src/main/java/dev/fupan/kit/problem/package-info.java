/**
 * How every service says no: RFC 9457 problems with stable types, in REST resources, in Vert.x routes and
 * for what fails before either is reached. It knows nothing of tenants, events or storage.
 * Details are written for people and never carry class names, SQL or stack traces; what the log is told of a
 * failure carries nothing else, because messages quote what companies tell us.
 */
@NullMarked
package dev.fupan.kit.problem;

import org.jspecify.annotations.NullMarked;
