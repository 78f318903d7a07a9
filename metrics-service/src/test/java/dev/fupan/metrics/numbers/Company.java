package dev.fupan.metrics.numbers;

/** Companies whose numbers are known from the requirements. */
final class Company {
    private static final String WORKSPACE = "fupan.workspace.configured.v1";

    private Company() {}

    /** N-07: 3 deals and 10 intended of 30 leads against 4 and 8 of 20. */
    static void channels(Producer crm) {
        crm.send(WORKSPACE, "2026-01-01T00:00:00Z", "{'timeZone':'UTC','currency':'CNY'}");
        channel(crm, "offline", 30, 10, 3);
        channel(crm, "community", 20, 8, 4);
    }

    private static void channel(Producer crm, String channel, int leads, int intended, int won) {
        for (int i = 0; i < leads; i++) {
            String id = "'leadId':'" + channel + "-" + i + "'";
            crm.send(
                    "crm.lead.created.v1",
                    "2026-07-02T08:00:00Z",
                    "{" + id + ",'channel':'" + channel + "','owner':'=cmd()'}");
            if (i < intended) {
                crm.send("crm.lead.qualified.v1", "2026-07-04T08:00:00Z", "{" + id + ",'level':'MQL'}");
            }
            if (i < won) {
                crm.send("crm.deal.won.v1", "2026-07-12T08:00:00Z", "{" + id + ",'amount':'100','currency':'CNY'}");
            }
        }
    }

    /** N-08: 18 of 60 entries of May won, 4 of 40 of September, with a window of 90 days. */
    static void maturing(Producer crm) {
        crm.send(WORKSPACE, "2026-01-01T00:00:00Z", "{'timeZone':'UTC','currency':'CNY'}");
        entries(crm, "2026-05-02T08:00:00Z", "2026-05-20T08:00:00Z", "old-", 60, 18);
        entries(crm, "2026-09-02T08:00:00Z", "2026-09-20T08:00:00Z", "new-", 40, 4);
    }

    private static void entries(Producer crm, String entry, String win, String prefix, int entries, int won) {
        for (int i = 0; i < entries; i++) {
            String id = "{'leadId':'" + prefix + i + "'}";
            crm.send("crm.lead.created.v1", entry, id);
            if (i < won) {
                crm.send("crm.deal.won.v1", win, id);
            }
        }
    }

    /** T-01: 380 of 500 sold, 12 of 20 new customers, 13 of 20 earlier customers came again against a target of 60 %. */
    static void performance(Producer crm) {
        crm.send(WORKSPACE, "2026-01-01T00:00:00Z", "{'timeZone':'Asia/Shanghai','currency':'CNY'}");
        for (int i = 0; i < 20; i++) {
            win(crm, "early-" + i, "2026-05-05T03:00:00Z", "c" + i, "7");
        }
        for (int i = 0; i < 13; i++) {
            win(crm, "again-" + i, "2026-08-05T03:00:00Z", "c" + i, "15");
        }
        for (int i = 0; i < 12; i++) {
            win(crm, "fresh-" + i, "2026-09-05T03:00:00Z", "n" + i, i == 0 ? "20" : "15");
        }
        target(crm, "M-01", "500");
        target(crm, "M-02", "30");
        target(crm, "M-07", "20");
        target(crm, "M-08", "0.6");
        target(crm, "M-22", "15");
    }

    /** Two deals lost to the price, in two currencies. */
    static void losses(Producer crm) {
        crm.send(WORKSPACE, "2026-01-01T00:00:00Z", "{'timeZone':'UTC','currency':'CNY'}");
        loss(crm, "l-1", "20", "CNY");
        loss(crm, "l-2", "7", "USD");
    }

    /** Deals won in two currencies, one without an amount; losses and costs in two; a rate for each of two days. */
    static void currencies(Producer crm) {
        crm.send(WORKSPACE, "2026-01-01T00:00:00Z", "{'timeZone':'UTC','currency':'CNY'}");
        crm.send(
                "crm.rate.set.v1",
                "2026-08-04T00:00:00Z",
                "{'base':'USD','quote':'CNY','date':'2026-08-04','rate':'6'}");
        crm.send(
                "crm.rate.set.v1",
                "2026-08-05T00:00:00Z",
                "{'base':'USD','quote':'CNY','date':'2026-08-05','rate':'7'}");
        win(crm, "d-1", "2026-08-05T03:00:00Z", "c-1", "100");
        win(crm, "d-2", "2026-08-05T03:00:00Z", "c-1", "200");
        crm.send("crm.deal.won.v1", "2026-08-05T03:00:00Z", "{'opportunityId':'d-3','amount':'10','currency':'USD'}");
        crm.send("crm.deal.won.v1", "2026-08-05T03:00:00Z", "{'opportunityId':'d-4'}");
        crm.send("crm.deal.won.v1", "2026-07-05T03:00:00Z", "{'opportunityId':'d-5','amount':'1','currency':'USD'}");
        loss(crm, "l-1", "20", "CNY");
        loss(crm, "l-2", "3", "USD");
        crm.send("crm.lead.created.v1", "2026-08-04T03:00:00Z", "{'leadId':'a-1','channel':'ads'}");
        crm.send("crm.lead.created.v1", "2026-08-04T03:00:00Z", "{'leadId':'a-2','channel':'ads'}");
        crm.send(
                "crm.channel.cost_recorded.v1",
                "2026-08-04T03:00:00Z",
                "{'costId':'k-1','channel':'ads','from':'2026-08-04','to':'2026-08-05','amount':'10','currency':'USD'}");
    }

    private static void loss(Producer crm, String deal, String amount, String currency) {
        String id = "'opportunityId':'" + deal + "'";
        crm.send(
                "crm.opportunity.created.v1",
                "2026-08-01T03:00:00Z",
                "{" + id + ",'amount':'" + amount + "','currency':'" + currency + "'}");
        crm.send("crm.deal.lost.v1", "2026-08-05T03:00:00Z", "{" + id + ",'reason':'price'}");
    }

    private static void win(Producer crm, String deal, String time, String customer, String amount) {
        crm.send(
                "crm.deal.won.v1",
                time,
                "{'opportunityId':'" + deal + "','customerId':'" + customer + "','amount':'" + amount
                        + "','currency':'CNY','region':'north'}");
    }

    private static void target(Producer crm, String metric, String value) {
        crm.send(
                "crm.target.set.v1",
                "2026-06-30T00:00:00Z",
                "{'metric':'" + metric + "','period':'2026-Q3','value':'" + value + "'}");
    }
}
