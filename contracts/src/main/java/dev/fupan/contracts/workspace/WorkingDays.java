package dev.fupan.contracts.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace has decided about its working days; told to every service under the tenant, so that all of them
 * plan by the same days.
 *
 * @param revision rises with every change; 0 = nothing was decided
 * @param weekend at most six days
 * @param country of whose public holidays, {@code DE} or {@code DE-BY}; null = none
 * @param exceptions dates that its admins have entered, one per date; they win over all else
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkingDays(
        @JsonProperty(required = true) long revision,
        @JsonProperty(required = true) Set<DayOfWeek> weekend,
        @Nullable String country,
        List<SpecialDay> exceptions) {

    private static final Set<DayOfWeek> USUAL = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<String> CHINESE = Set.of(
            "Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Kashgar", "PRC");

    public WorkingDays {
        requireNonNull(weekend, "weekend");
        weekend = Set.copyOf(weekend);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException("a week has at least one working day");
        }
        exceptions = Absent.asEmpty(exceptions);
        Set<Object> dates = new HashSet<>();
        for (SpecialDay day : exceptions) {
            if (!dates.add(day.date())) {
                throw new IllegalArgumentException("two exceptions for " + day.date());
            }
        }
    }

    /** Of a workspace that has decided nothing; a zone that lies in one country alone tells the country. */
    public static WorkingDays standard(ZoneId zone) {
        return new WorkingDays(0, USUAL, CHINESE.contains(zone.getId()) ? "CN" : null, List.of());
    }
}
