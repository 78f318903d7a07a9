package dev.fupan.cli.demo;

import java.util.List;

/** What people write into a CRM. */
final class Phrases {

    static final List<String> FEEDBACK = List.of(
            "需要再和财务确认预算",
            "对案例感兴趣，想看同行的数据",
            "觉得价格偏高",
            "负责人出差，下周再联系",
            "希望安排一次演示",
            "Wants to see the mobile version",
            "Compares us with one other vendor",
            "Asked for a reference customer",
            "No answer this time",
            "Likes the reports, worries about the migration");

    static final List<String> PLANS = List.of(
            "发送同行业案例",
            "约决策人开会",
            "准备分期方案",
            "安排产品演示",
            "Send the price list",
            "Call again",
            "Prepare a pilot",
            "Visit on site");

    private Phrases() {}
}
