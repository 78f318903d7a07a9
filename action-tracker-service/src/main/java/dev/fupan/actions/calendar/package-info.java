/**
 * The working calendar of each workspace as its admins decide it: weekend, country and dated exceptions, edited here and
 * told to the other services. Which days follow from that is answered by the calendar of service-kit; nothing here
 * knows what is planned by it.
 */
@NullMarked
package dev.fupan.actions.calendar;

import org.jspecify.annotations.NullMarked;
