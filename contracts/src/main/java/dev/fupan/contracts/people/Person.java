package dev.fupan.contracts.people;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works with a workspace.
 *
 * <p>{@code issuer} and {@code subject} are there together or not at all: without them a person can be named but not
 * sign in.
 *
 * @param issuer who vouches for the sign-in, as in the token's {@code iss}
 * @param subject the token's {@code sub}
 * @param language a BCP 47 tag such as {@code zh-CN}
 * @param zone a time zone such as {@code Asia/Shanghai}
 * @param crmOwners the strings that the CRM uses for this person
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
        @JsonProperty(required = true) String personId,
        @Nullable String issuer,
        @Nullable String subject,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String mail,
        @JsonProperty(required = true) String language,
        @JsonProperty(required = true) String zone,
        @Nullable String managerId,
        List<String> teams,
        List<String> crmOwners,
        @JsonProperty(required = true) Role role,
        @JsonProperty(required = true) boolean active) {

    public Person {
        requireNonNull(personId, "personId");
        requireNonNull(name, "name");
        requireNonNull(mail, "mail");
        requireNonNull(language, "language");
        requireNonNull(zone, "zone");
        requireNonNull(role, "role");
        if (!role.isOfPeople()) {
            throw new IllegalArgumentException("a person is a viewer, rep, lead or admin, not a " + role.wireName());
        }
        if ((issuer == null) != (subject == null)) {
            throw new IllegalArgumentException("issuer and subject name a sign-in only together");
        }
        teams = teams == null ? List.of() : List.copyOf(teams);
        crmOwners = crmOwners == null ? List.of() : List.copyOf(crmOwners);
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
