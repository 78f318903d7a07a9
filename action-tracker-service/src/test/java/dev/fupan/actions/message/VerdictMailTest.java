package dev.fupan.actions.message;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Mailboxes;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestMailbox;
import dev.fupan.teststack.TestMailbox.Mail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
@QuarkusTestResource(TestMailbox.class)
class VerdictMailTest {

    @Inject
    Office office;

    @Inject
    Mailboxes mailboxes;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void theOwnerGetsOneMailWithTheVerdict() {
        String address = mailboxes.of(desk, "rep", "en", "Europe/Berlin");
        FakeMetrics.says(desk.tenant(), 2, 40);

        String action = tracked("Test two new ad creatives", Office.ruleL01(), Duration.ofDays(3));

        Mail mail = only(address);
        assertThat(mail.subject()).isEqualTo("Checkpoint failed: Test two new ad creatives");
        assertThat(mail.messageId()).matches("<[0-9a-f]{32}@fupan.local>");
        assertThat(mail.text())
                .contains("Hello Name of rep,", "2/40 = 5 %", "M-12 (channel=ads) >= 10 %", "asked to be paused");
        assertThat(mail.html()).contains("2/40 = 5 %", "1.4 % – 16.5 %");
        assertThat(mail.text())
                .as("how sure it is, and where to look")
                .contains("How sure: one count (point mode) · p = 0.223, not decisive")
                .contains("Look at it: " + link(action));
        assertThat(mail.html()).contains("p = 0.223, not decisive", "<a href=\"" + link(action) + "\">");
        assertThat(mail.headers().get("Content-Type")).startsWith("multipart/alternative");
    }

    @Test
    void inChineseToThoseWhoSpeakIt() {
        String address = mailboxes.of(desk, "rep", "zh-CN", "Asia/Shanghai");
        FakeMetrics.says(desk.tenant(), 5, 40);

        String action = tracked("测试两组新广告素材", Office.ruleL01(), Duration.ofDays(3));

        Mail mail = only(address);
        assertThat(mail.subject()).isEqualTo("检查点已通过：测试两组新广告素材");
        assertThat(mail.text()).contains("Name of rep，您好：", "实测值: 5/40 = 12.5 %", "继续执行。");
        assertThat(mail.text()).contains("可信程度: 一次计数（单点模式） · p = 0.", "，不足以定论").contains("查看: " + link(action));
        assertThat(mail.html()).contains("测试两组新广告素材", "您是该行动项的负责人");
    }

    @Test
    void whatPeopleWroteIsNeverMarkup() {
        String address = mailboxes.of(desk, "rep", "en", "Europe/Berlin");
        FakeMetrics.says(desk.tenant(), 2, 40);

        tracked("<script>alert(1)</script> & {config:x}\nBcc: all@example.org", Office.ruleL01(), Duration.ofDays(3));

        Mail mail = only(address);
        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {config:x}")
                .doesNotContain("<script");
        assertThat(mail.subject()).contains("<script>alert(1)</script> & {config:x} Bcc: all@example.org");
        assertThat(mail.headers()).doesNotContainKey("Bcc");
    }

    @Test
    void evidenceModeSaysWhatHasAddedUp() {
        String address = mailboxes.of(desk, "rep", "en", "Europe/Berlin");
        FakeMetrics.says(desk.tenant(), 0, 43);
        Map<String, Object> criterion = Office.ruleL01();
        criterion.put("mode", "evidence");
        criterion.put("window", "P30D");
        criterion.put("horizon", "P2D");

        tracked("Test two new ad creatives", criterion, Duration.ofDays(5));

        assertThat(only(address).text())
                .contains("evidence that has added up (evidence mode) · evidence for less 20.89, for more ")
                .contains("; 20 decides")
                .doesNotContain("p = ");
    }

    @Test
    void aNumberThatCameLateIsSaidToBeLate() {
        String address = mailboxes.of(desk, "rep", "en", "Europe/Berlin");
        FakeMetrics.isNotThereYet(desk.tenant());
        desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        clock.advance(Duration.ofDays(3));
        await().until(() -> !FakeMetrics.asked(desk.tenant()).isEmpty());
        clock.advance(Duration.ofMinutes(6));

        FakeMetrics.says(desk.tenant(), 2, 40);
        clock.advance(Duration.ofMinutes(5));

        assertThat(only(address).text()).contains("p = 0.223, not decisive · the number came late");
    }

    private String tracked(String measure, Map<String, Object> criterion, Duration later) {
        String action =
                desk.created(Office.action("measure", measure, "checkpoints", List.of(Map.of("criterion", criterion))));
        clock.advance(later);
        desk.told().awaited("checkpoint.evaluated", 1);
        return action;
    }

    private static String link(String action) {
        return "http://localhost:8084/api/v1/actions/" + action;
    }

    private static Mail only(String address) {
        await().until(() -> !TestMailbox.mailsTo(address).isEmpty());
        return TestMailbox.mailsTo(address).get(0);
    }
}
