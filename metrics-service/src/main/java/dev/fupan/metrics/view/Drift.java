package dev.fupan.metrics.view;

import java.util.List;

/**
 * What differs between stored rows and a fresh reading of the sets; anything but zero is a defect.
 *
 * @param rebuilding a new configuration is being applied to history beside the one that was checked
 * @param drift rows that are missing, superfluous or different
 * @param differing the names of the first of them
 */
public record Drift(long position, boolean rebuilding, long journeys, long deals, long drift, List<String> differing) {}
