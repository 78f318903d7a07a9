package dev.fupan.metrics.kpi;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a metric may be computed from, under one cut and one configuration.
 *
 * @param journeys for metrics of leads and funnels
 * @param activities what happened beside the pipeline, where a metric needs it
 * @param deals for metrics of results; of the same journeys, but possibly other ones when only a part was loaded
 */
public record Snapshot(
        WorkspaceConfiguration configuration,
        List<Journey> journeys,
        List<Deal> deals,
        Customers customers,
        Facts facts,
        List<Activity> activities) {

    public Snapshot(
            WorkspaceConfiguration configuration,
            List<Journey> journeys,
            List<Deal> deals,
            Customers customers,
            Facts facts) {
        this(configuration, journeys, deals, customers, facts, List.of());
    }

    public static Snapshot of(
            WorkspaceConfiguration configuration, List<Journey> journeys, Customers customers, Facts facts) {
        List<Deal> deals = new ArrayList<>();
        journeys.forEach(journey -> deals.addAll(journey.deals()));
        return new Snapshot(configuration, journeys, deals, customers, facts);
    }
}
