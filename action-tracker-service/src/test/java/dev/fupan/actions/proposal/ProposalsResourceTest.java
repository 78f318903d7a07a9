package dev.fupan.actions.proposal;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class ProposalsResourceTest {

    private static final String ACTIONS = "/api/v1/actions/";

    @Inject
    Office office;

    private Office.Desk desk;
    private String action;

    @BeforeEach
    void anActionOfRep() {
        desk = office.open();
        action = desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
    }

    private ValidatableResponse propose(String person, String field, Object value) {
        Map<String, Object> body = new TreeMap<>(Map.of("field", field, "reason", "the agency is late"));
        if (value != null) body.put("value", value);
        return desk.as(person).body(body).post(ACTIONS + action + "/proposals").then();
    }

    private String proposed(String field, Object value) {
        return propose("rep", field, value).statusCode(201).extract().path("id");
    }

    private ValidatableResponse decide(String person, String proposal, String how) {
        return desk.as(person)
                .body(Map.of("reason", "no"))
                .post(ACTIONS + "proposals/" + proposal + "/" + how)
                .then();
    }

    @Test
    void anOwnerProposesAndALeadAccepts() {
        String date = proposed("dueDate", "2031-01-15");
        desk.get(action).then().body("dueDate", equalTo("2030-11-30"));
        desk.as("lead").get(ACTIONS + "proposals").then().body("items.id", hasItem(date));
        desk.as("rep").get(ACTIONS + "proposals").then().statusCode(403);
        decide("rep", date, "accept").statusCode(403);

        decide("lead", date, "accept").statusCode(200).body("state", equalTo("accepted"));

        desk.get(action).then().body("dueDate", equalTo("2031-01-15"));
        desk.as("rep")
                .get(ACTIONS + action + "/history")
                .then()
                .body("items.find { it.field == 'dueDate' }.actor", equalTo("lead"))
                .body("items.find { it.field == 'dueDate' }.reason", equalTo("proposed by rep: the agency is late"));
        decide("lead", date, "accept").statusCode(409);
        desk.as("lead").get(ACTIONS + "proposals").then().body("items", empty());
    }

    @Test
    void aRefusedOrWithdrawnProposalChangesNothing() {
        String owner = proposed("ownerId", "rep2");
        decide("lead", owner, "refuse").statusCode(200).body("answer", equalTo("no"));
        String cancel = proposed("cancel", null);
        decide("lead", cancel, "withdraw").statusCode(403);
        decide("rep", cancel, "withdraw").statusCode(200).body("state", equalTo("withdrawn"));
        desk.get(action).then().body("ownerId", equalTo("rep")).body("status", equalTo("not_started"));
        desk.as("rep")
                .get(ACTIONS + action + "/proposals")
                .then()
                .body("items.state", equalTo(List.of("withdrawn", "refused")));
    }

    @Test
    void anotherCriterionIsAnotherCheckpoint() {
        String checkpoint = desk.get(action).path("checkpoints[0].id");
        Map<String, Object> lower = Office.ruleL01();
        lower.put("threshold", "0.05");
        String proposal = proposed("criterion", Map.of("checkpointId", checkpoint, "criterion", lower));
        decide("admin", proposal, "accept").statusCode(200);
        desk.get(action)
                .then()
                .body("checkpoints.state", equalTo(List.of("cancelled", "pending")))
                .body("checkpoints[1].criterion.threshold", equalTo("0.05"));
        String late = proposed("criterion", Map.of("checkpointId", checkpoint, "criterion", lower));
        decide("admin", late, "accept").statusCode(409);
    }

    @Test
    void whoCancelsByProposalGivesItsReason() {
        decide("lead", proposed("cancel", null), "accept").statusCode(200);
        desk.get(action)
                .then()
                .body("status", equalTo("cancelled"))
                .body("statusReason", equalTo("proposed by rep: the agency is late"));
        propose("rep", "dueDate", "2031-01-15").statusCode(409);
    }

    @Test
    void onlyTheOwnerProposesAndOnlyWhatIsPossible() {
        propose("rep2", "dueDate", "2031-01-15").statusCode(403);
        propose("lead", "dueDate", "2031-01-15").statusCode(403);
        propose("rep", "dueDate", "2031-02-30").statusCode(422);
        propose("rep", "dueDate", null).statusCode(422);
        propose("rep", "ownerId", "stranger").statusCode(422);
        propose("rep", "ownerId", List.of("rep", "rep2")).statusCode(422);
        propose("rep", "colour", "red").statusCode(422);
        propose("rep", "cancel", "value").statusCode(422);
    }
}
