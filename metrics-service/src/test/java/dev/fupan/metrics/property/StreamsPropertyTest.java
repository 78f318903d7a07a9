package dev.fupan.metrics.property;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.journey.Deal;
import dev.fupan.metrics.journey.Journey;
import java.util.List;
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
        isCommon("configured", !parties.ofKind(EntityRef.WORKSPACE).isEmpty());
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

    private static void isCommon(String name, boolean is) {
        Statistics.label(name).collect(is).coverage(cover -> cover.check(true).percentage(p -> p > 2));
    }
}
