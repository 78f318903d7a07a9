package dev.fupan.ingest.directory;

import static java.util.Objects.requireNonNull;

import dev.fupan.contracts.people.Team;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A team as an administrator writes one down; who belongs to it stands with the people. */
@Schema(name = "TeamForm")
record TeamForm(
        @Schema(examples = "华东一队") @Nullable String name,

        @Schema(examples = "sales", description = "The team above it") @Nullable
        String parentId,

        @Schema(examples = "[\"tom\"]", description = "People who lead it and every team below") @Nullable
        List<@Nullable String> leads) {

    /** The team, or a problem with everything that is wrong with it by itself. */
    Team team(String teamId) {
        Violations wrong = new Violations();
        wrong.requireId(teamId, "id");
        wrong.requireLine(name, 128, "/name");
        if (parentId != null) wrong.requireId(parentId, "/parentId");
        wrong.requireLines(PersonForm.list(leads), 20, 64, "/leads");
        wrong.refuse();
        return new Team(teamId, requireNonNull(name), parentId, PersonForm.list(leads));
    }
}
