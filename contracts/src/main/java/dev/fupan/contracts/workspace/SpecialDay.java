package dev.fupan.contracts.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;

/**
 * A date that is not what its day of the week would make it.
 *
 * @param source who says so: a holiday's name, an announcement, a person's note
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SpecialDay(
        @JsonProperty(required = true) LocalDate date,
        @JsonProperty(required = true) boolean working,
        @JsonProperty(required = true) String source) {

    public SpecialDay {
        requireNonNull(date, "date");
        requireNonNull(source, "source");
    }
}
