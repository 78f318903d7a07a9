package dev.fupan.teststack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.Topics;
import dev.fupan.local.broker.ProductTopics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TestStackTest {

    private static TestStack ingest;
    private static TestStack metrics;

    @BeforeAll
    static void acquireTwice() {
        ingest = TestStack.acquire("ingest");
        metrics = TestStack.acquire("metrics");
    }

    @Test
    void twoAcquisitionsShareOneBrokerAndOneServer() {
        assertThat(metrics.bootstrapServers()).isEqualTo(ingest.bootstrapServers());
        assertThat(metrics.postgresPort()).isEqualTo(ingest.postgresPort());
    }

    @Test
    void eachHasADatabaseOfItsOwn() throws SQLException {
        try (Connection one = ingest.connectAs(ingest.ownerRole());
                Connection other = metrics.connectAs(metrics.ownerRole())) {
            one.createStatement().execute("create table proof (id int)");

            assertThatThrownBy(() -> other.createStatement().execute("select from proof"))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void oneServiceCannotOpenTheOthersDatabase() {
        assertThatThrownBy(() -> ingest.connectAs(metrics.appRole())).hasMessageContaining("permission denied");
    }

    @Test
    void noRoleOfAServicePassesRowLevelSecurity() throws SQLException {
        try (Connection owner = metrics.connectAs(metrics.ownerRole());
                var rows = owner.createStatement()
                        .executeQuery(
                                "select count(*) from pg_roles where (rolsuper or rolbypassrls) and rolname ~ '_(owner|app|feed)$'")) {
            rows.next();

            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void theMachinesLocaleDoesNotSortNames() throws SQLException {
        try (Connection app = metrics.connectAs(metrics.appRole());
                var rows = app.createStatement().executeQuery("select 'a' < 'B' collate \"default\"")) {
            rows.next();

            assertThat(rows.getBoolean(1)).isFalse();
        }
    }

    @Test
    void eachHasAllTopicsUnderAPrefixOfItsOwn() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ingest.bootstrapServers()))) {
            Set<String> names = admin.listTopics().names().get(30, TimeUnit.SECONDS);

            assertThat(names)
                    .containsAll(Topics.ALL.stream()
                            .map(topic -> ingest.topic(topic.name()))
                            .toList())
                    .containsAll(Topics.ALL.stream()
                            .map(topic -> metrics.topic(topic.name()))
                            .toList())
                    .doesNotContain(Topics.CRM_EVENTS);
        }
    }

    @Test
    void eventsCarryTheTimeAtWhichTheLogTookThem() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, ingest.topic(Topics.CRM_EVENTS));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ingest.bootstrapServers()))) {
            var config = admin.describeConfigs(Set.of(topic))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic);

            assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
        }
    }

    @Test
    void aTopicOfAnEarlierReleaseIsToldItsSettingsOfNow() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, ingest.topic(Topics.KEYS));
        AlterConfigOp aDay =
                new AlterConfigOp(new ConfigEntry("delete.retention.ms", "86400000"), AlterConfigOp.OpType.SET);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ingest.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(aDay))).all().get(30, TimeUnit.SECONDS);

            new ProductTopics(ingest.topic(""), 1).createOn(ingest.bootstrapServers());

            var config = admin.describeConfigs(Set.of(topic))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic);
            assertThat(config.get("delete.retention.ms").value())
                    .isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
        }
    }
}
