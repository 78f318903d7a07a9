package dev.fupan.metrics.numbers;

import java.util.function.IntFunction;

/** What comes after the numbers of {@link Company#channels} were frozen: 1,000 events about the same quarter. */
final class Corrections {
    private Corrections() {}

    static void thousand(Producer crm) {
        lateLeads(crm);
        times(
                150,
                i -> crm.send(
                        "crm.deal.won.v1",
                        "2026-08-15T08:00:00Z",
                        "{'opportunityId':'lo-" + i + "','customerId':'lo-c-" + i
                                + "','amount':'10','currency':'CNY'}"));
        // of the original's time and a later order: it replaces what the first win said
        times(
                4,
                i -> crm.send(
                        "crm.deal.won.v1",
                        "2026-07-12T08:00:00Z",
                        "{'leadId':'community-" + i + "','amount':'250','currency':'CNY'}"));
        crm.send(
                "crm.event.voided.v1",
                "2026-07-20T08:00:00Z",
                "{'kind':'opportunity','entityId':'lead:offline-0','source':'/crm','id':'e3'}");
        deleted(crm, "lead", "offline-1");
        deleted(crm, "lead", "offline-29");
        deleted(crm, "opportunity", "lead:offline-2");
        merged(crm, "lead", "offline-20", "offline-21");
        merged(crm, "customer", "lo-c-0", "lo-c-1");
        crm.send("crm.deal.reopened.v1", "2026-09-01T08:00:00Z", "{'leadId':'community-3','to':'negotiation'}");
        times(
                5,
                i -> crm.send(
                        "crm.lead.updated.v1",
                        "2026-07-02T08:00:00Z",
                        "{'leadId':'offline-" + (10 + i) + "','channel':'community'}"));
        times(
                234,
                i -> crm.send(
                        "crm.followup.logged.v1",
                        "2026-07-08T08:00:00Z",
                        "{'followUpId':'f-" + i + "','leadId':'late-" + i + "','medium':'call','content':'push'}"));
    }

    /** 300 leads; 200 of them are qualified, 100 of those won. */
    private static void lateLeads(Producer crm) {
        times(
                300,
                i -> crm.send(
                        "crm.lead.created.v1",
                        "2026-07-03T08:00:00Z",
                        "{'leadId':'late-" + i + "','channel':'offline'}"));
        times(
                200,
                i -> crm.send(
                        "crm.lead.qualified.v1", "2026-07-05T08:00:00Z", "{'leadId':'late-" + i + "','level':'MQL'}"));
        times(
                100,
                i -> crm.send(
                        "crm.deal.won.v1",
                        "2026-08-01T08:00:00Z",
                        "{'leadId':'late-" + i + "','customerId':'late-c-" + i + "','amount':'50','currency':'CNY'}"));
    }

    private static void deleted(Producer crm, String kind, String id) {
        crm.send("crm.entity.deleted.v1", "2026-07-21T08:00:00Z", "{'kind':'" + kind + "','entityId':'" + id + "'}");
    }

    private static void merged(Producer crm, String kind, String from, String into) {
        crm.send(
                "crm.entity.merged.v1",
                "2026-08-20T08:00:00Z",
                "{'kind':'" + kind + "','from':'" + from + "','into':'" + into + "'}");
    }

    private static void times(int times, IntFunction<Producer> event) {
        for (int i = 0; i < times; i++) {
            event.apply(i);
        }
    }
}
