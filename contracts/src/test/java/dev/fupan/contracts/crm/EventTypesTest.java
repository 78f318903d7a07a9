package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.crm.FieldSpec.Kind;
import dev.fupan.contracts.crm.LeadEvent.LeadCreated;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyTypeIsFoundByNameAndByCode() {
        assertThat(EventTypes.all()).hasSize(47).allSatisfy(type -> {
            assertThat(EventTypes.byName(type.name())).containsSame(type);
            assertThat(EventTypes.byCode(type.code())).isSameAs(type);
        });
    }

    @Test
    void whatIsNotInTheLanguageIsNotFound() {
        assertThat(EventTypes.byName("crm.lead.teleported.v1")).isEmpty();
        assertThatThrownBy(() -> EventTypes.byCode(0)).hasMessageContaining("code 0");
        assertThatThrownBy(() -> EventTypes.byCode(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventTypes.byCode(9999)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecordKnowsItsType() {
        assertThat(EventTypes.of(new LeadCreated("L-1", Dims.NONE)).name()).isEqualTo("crm.lead.created.v1");
    }

    @Test
    void aLeadCarriesTheOptionalDimensions() {
        EventType created = type("crm.lead.created.v1");
        assertThat(created.fields().stream().filter(FieldSpec::dimension).map(FieldSpec::name))
                .containsAll(Dims.NAMES)
                .contains("attributes")
                .doesNotContain("leadId");
        assertThat(created.field("leadId"))
                .isEqualTo(new FieldSpec("leadId", Kind.ID, true, false, false, List.of(), null, null));
        assertThat(created.field("shoeSize")).isNull();
    }

    @Test
    void theOwnerOfATaskIsNoDimension() {
        assertThat(type("crm.lead.researched.v1").field("owner").dimension()).isFalse();
        assertThat(type("crm.ticket.opened.v1").field("owner").dimension()).isFalse();
        assertThat(type("crm.customer.updated.v1").field("owner").dimension()).isTrue();
        assertThat(type("crm.customer.updated.v1").field("customerId").dimension())
                .isFalse();
    }

    @Test
    void alternativesAreAskedInTheOrderOfTheLanguage() {
        assertThat(type("crm.followup.logged.v1").oneOf()).containsExactly("opportunityId", "leadId", "customerId");
        assertThat(type("crm.lead.created.v1").oneOf()).isEmpty();
    }

    @Test
    void aTargetMustSayItsValueWhichMayBeNull() {
        FieldSpec value = type("crm.target.set.v1").field("value");
        assertThat(value.required()).isTrue();
        assertThat(value.nullable()).isTrue();
    }

    @Test
    void wordsAndRangesAreKnown() {
        assertThat(type("crm.lead.qualified.v1").field("level").allowed()).containsExactly("MQL", "SQL");
        assertThat(type("crm.satisfaction.recorded.v1").field("score").max()).isEqualTo(100);
        assertThat(type("crm.opportunity.assessed.v1").field("indicators").kind())
                .isEqualTo(Kind.DECIMAL_MAP);
        assertThat(type("fupan.workspace.configured.v1").field("timeZone").required())
                .isTrue();
    }

    /** Codes are stored: this list only ever grows. */
    @Test
    void codesAreNeverGivenAnew() {
        assertThat(Map.of(
                        101, "crm.lead.created.v1",
                        205, "crm.requirement.confirmed.v1",
                        301, "crm.deal.won.v1",
                        402, "crm.quote.revised.v1",
                        504, "crm.debt.written_off.v1",
                        603, "crm.rep.mood_marked.v1",
                        706, "crm.contact.role_set.v1",
                        806, "crm.aftersales.visited.v1",
                        902, "crm.market.noted.v1",
                        1003, "fupan.workspace.configured.v1"))
                .allSatisfy((code, name) ->
                        assertThat(EventTypes.byCode(code).name()).isEqualTo(name));
    }

    private static EventType type(String name) {
        return EventTypes.byName(name).orElseThrow();
    }
}
