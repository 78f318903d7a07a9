package dev.fupan.actions.reminder;

import java.time.LocalDate;

/**
 * When a digest is written.
 *
 * @param recipients the date where the recipient is
 * @param workspaces the date in the workspace's zone, by which due dates end
 */
public record Day(LocalDate recipients, LocalDate workspaces) {}
