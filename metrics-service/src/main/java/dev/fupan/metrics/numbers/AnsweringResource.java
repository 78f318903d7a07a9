package dev.fupan.metrics.numbers;

import dev.fupan.kit.tenant.CurrentCaller;
import dev.fupan.metrics.answer.Answers;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Reply;
import dev.fupan.metrics.answer.Wanted;
import dev.fupan.metrics.question.OwnerRule;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Question;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** What all resources that answer questions share: reading the request, and sending a reply. */
@SuppressWarnings("NullAway.Init") // fields are set by the container before the first request
abstract class AnsweringResource {
    static final String CSV = "text/csv";

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    final Answers answers;
    private final CurrentCaller current;

    AnsweringResource(Answers answers, CurrentCaller current) {
        this.answers = answers;
        this.current = current;
    }

    Parameters parameters(Set<String> known) {
        return Parameters.of(uri.getQueryParameters(), known);
    }

    /** As the caller may ask it: a question about people is answered about those who are open to the caller. */
    Question mayAsk(Question question) {
        return question.aboutPeople() ? mayList(question) : question;
    }

    /** The same for single journeys and deals, which always tell of people. */
    Question mayList(Question question) {
        return OwnerRule.narrowed(current.get(), question);
    }

    Uni<Response> answer(Parameters parameters, Asked asked) {
        return answers.answer(wanted(parameters), asked).map(AnsweringResource::response);
    }

    Wanted wanted(Parameters parameters) {
        String table = parameters.text("table");
        String format = parameters.choice("format", List.of("json", "csv"), acceptsCsv() ? "csv" : "json");
        String csv = format.equals("csv") ? table == null ? Content.ITEMS : table : null;
        return new Wanted(current.get(), csv, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
    }

    private boolean acceptsCsv() {
        MediaType first = headers.getAcceptableMediaTypes().get(0);
        return first.getType().equals("text") && first.getSubtype().equals("csv");
    }

    static Response response(Reply reply) {
        Response.ResponseBuilder response = reply.body() == null
                ? Response.notModified()
                : Response.ok(reply.body()).type(reply.mediaType());
        reply.headers().forEach(response::header);
        return response.header(HttpHeaders.ETAG, reply.tag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Authorization, Accept")
                .build();
    }
}
