package dev.fupan.contracts.people;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team, perhaps below another one; who belongs to it stands with the people.
 *
 * @param leads person ids of those who lead it, and with it every team below
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Team(
        @JsonProperty(required = true) String teamId,
        @JsonProperty(required = true) String name,
        @Nullable String parentId,
        List<String> leads) {

    public Team {
        requireNonNull(teamId, "teamId");
        requireNonNull(name, "name");
        leads = leads == null ? List.of() : List.copyOf(leads);
    }
}
