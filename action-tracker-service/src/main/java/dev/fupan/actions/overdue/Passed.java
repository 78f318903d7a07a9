package dev.fupan.actions.overdue;

import java.time.LocalDate;
import java.util.UUID;

/** An open action whose due date has passed somewhere on earth, and of which nothing has been told. */
record Passed(String tenant, UUID actionId, LocalDate dueDate) {}
