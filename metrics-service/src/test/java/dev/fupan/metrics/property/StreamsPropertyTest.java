package dev.fupan.metrics.property;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.entity.Party;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Laws are worth what the streams are worth that they are tried on: each hard case must be common. */
class StreamsPropertyTest {

    @Property
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void everyHardCaseIsCommon(@ForAll("streams") List<Said> stream) {
        Sets sets = Sets.of(stream);
        Sets.Quality quality = sets.quality(Cut.LIVE);
        Parties parties = sets.parties(Cut.LIVE);
        List<Journey> journeys = sets.journeys(Cut.LIVE);
        isCommon(
                "duplicate or conflict",
                !quality.conflicts().isEmpty() || !quality.duplicates().isEmpty());
        isCommon("void that hits", !quality.voided().isEmpty());
        isCommon("circle", !quality.circles().isEmpty());
        isCommon(
                "merged",
                parties.all().stream().anyMatch(party -> party.members().size() > 1));
        isCommon("deleted", parties.all().stream().anyMatch(party -> party.deleted() && party.hasEvents()));
        isCommon(
                "lead with opportunity",
                anyJourney(
                        journeys, journey -> journey.lead() && !journey.deals().isEmpty()));
        isCommon("before the entry", anyJourney(journeys, Journey::beforeEntry));
        isCommon("unmapped", anyJourney(journeys, journey -> journey.unmapped() > 0));
        isCommon("won", anyDeal(journeys, Deal::won));
        isCommon("lost", anyDeal(journeys, Deal::lost));
        isCommon("implicit", anyDeal(journeys, Deal::implicit));
        isCommon("quote", !parties.ofKind(EntityRef.QUOTE).isEmpty());
        isCommon("re-opened", anyParty(parties, EntityRef.OPPORTUNITY, StreamsPropertyTest::reopened));
        isCommon("link that comes late", anyParty(parties, EntityRef.OPPORTUNITY, StreamsPropertyTest::linkedLate));
        isCommon("link that changes", anyParty(parties, EntityRef.OPPORTUNITY, party -> takes(party, "leadId") > 1));
        isCommon("handed over", anyParty(parties, EntityRef.LEAD, party -> takes(party, "owner") > 1));
        isCommon("configured", !parties.ofKind(EntityRef.WORKSPACE).isEmpty());
        isCommon("configured in the middle", configuredInTheMiddle(stream));
        isCommon("time absent", stream.stream().anyMatch(said -> said.day() == null));
    }

    @Provide
    Arbitrary<List<Said>> streams() {
        return Streams.any();
    }

    private static boolean anyJourney(List<Journey> journeys, Predicate<Journey> is) {
        return journeys.stream().anyMatch(is);
    }

    private static boolean anyDeal(List<Journey> journeys, Predicate<Deal> is) {
        return journeys.stream().flatMap(journey -> journey.deals().stream()).anyMatch(is);
    }

    private static boolean anyParty(Parties parties, String kind, Predicate<Party> is) {
        return parties.ofKind(kind).stream().anyMatch(is);
    }

    private static boolean reopened(Party party) {
        boolean decided = false;
        for (Event event : party.events()) {
            if (decided && event.is("crm.deal.reopened.v1")) {
                return true;
            }
            decided |= event.is("crm.deal.won.v1") || event.is("crm.deal.lost.v1");
        }
        return false;
    }

    private static boolean linkedLate(Party party) {
        Event first = party.first();
        return first != null && first.fields().text("leadId") == null && takes(party, "leadId") > 0;
    }

    /** How many values the field takes, one after the other or at once. */
    private static long takes(Party party, String field) {
        return party.events().stream()
                .map(event -> event.fields().text(field))
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** Whether what was read already has to be read anew. */
    private static boolean configuredInTheMiddle(List<Said> stream) {
        for (int i = 1; i < stream.size(); i++) {
            if (stream.get(i).type().equals("fupan.workspace.configured.v1")) {
                Sets before = Sets.of(stream.subList(0, i));
                Sets after = Sets.of(stream.subList(0, i + 1));
                if (!before.journeys(Cut.LIVE).isEmpty()
                        && !after.configuration(Cut.LIVE).equals(before.configuration(Cut.LIVE))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void isCommon(String name, boolean is) {
        Statistics.label(name).collect(is).coverage(cover -> cover.check(true).percentage(p -> p > 2));
    }
}
