package dev.fupan.ingest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.contracts.people.Person;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person as far as the caller may know. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person")
record PersonView(
        String personId,
        String name,
        List<String> teams,
        @Nullable String mail,
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String managerId,
        @Nullable List<String> crmOwners,
        @Nullable String role,
        @Nullable Boolean active) {

    static PersonView of(Person person, Sight sight) {
        boolean all = sight == Sight.ALL;
        return new PersonView(
                person.personId(),
                person.name(),
                person.teams(),
                all || sight == Sight.MAIL ? person.mail() : null,
                all ? person.issuer() : null,
                all ? person.subject() : null,
                all ? person.language() : null,
                all ? person.zone() : null,
                all ? person.managerId() : null,
                all ? person.crmOwners() : null,
                all ? person.role().wireName() : null,
                all ? person.active() : null);
    }
}
