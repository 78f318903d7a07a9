package dev.fupan.actions.series;

import dev.fupan.actions.desk.ActionBodies;
import dev.fupan.contracts.action.Recurrence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a request for an action that comes again, for the description of the interface. */
@Schema(name = "NewSeries", allOf = ActionBodies.NewAction.class)
record NewSeries(Recurrence recurrence) {}
