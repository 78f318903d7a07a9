package dev.fupan.actions.preference;

import dev.fupan.contracts.people.Person;
import dev.fupan.kit.people.Directory;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.ChecksItself;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the link in a mail leads. Looking changes nothing: machines follow links too. */
@Path("/api/v1/reminders/unsubscribe/{token}")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "reminders")
class UnsubscribeResource {

    private static final String WHY =
            "whoever has the mail may do this; the token in the link stands for its recipient";

    private final UnsubscribeLinkStore links;
    private final PreferenceStore preferences;
    private final Directory directory;

    UnsubscribeResource(UnsubscribeLinkStore links, PreferenceStore preferences, Directory directory) {
        this.links = links;
        this.preferences = preferences;
        this.directory = directory;
    }

    @GET
    @ChecksItself(WHY)
    @Operation(summary = "A page that asks whether to opt out")
    public Uni<Response> ask(String token) {
        return whose(token).map(whose -> page(UnsubscribePage.question(speaksChinese(whose))));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @ChecksItself(WHY)
    @Operation(summary = "Opt out; mail programs do this by one click (RFC 8058)")
    public Uni<Response> optOut(String token, @Nullable String body) {
        return whose(token).chain(whose -> preferences
                .optOut(whose.tenant(), whose.personId())
                .map(done -> page(UnsubscribePage.done(speaksChinese(whose)))));
    }

    private Uni<UnsubscribeLinkStore.Whose> whose(String token) {
        return links.whose(token).onItem().ifNull().failWith(() -> ProblemType.NOT_FOUND
                .because("This link is not known (any more): sign in and change your preferences.")
                .asException());
    }

    private boolean speaksChinese(UnsubscribeLinkStore.Whose whose) {
        return directory
                .person(whose.tenant(), whose.personId())
                .map(Person::locale)
                .filter(locale -> locale.getLanguage().equals("zh"))
                .isPresent();
    }

    private static Response page(String html) {
        return Response.ok(html)
                .header("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .build();
    }
}
