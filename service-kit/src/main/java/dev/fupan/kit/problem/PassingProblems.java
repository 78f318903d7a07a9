package dev.fupan.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what only has to be asked again. */
class PassingProblems {

    @ServerExceptionMapper
    public Response refuse(PassingProblem passing) {
        Problem problem = passing.problem();
        Response.ResponseBuilder answer = Response.status(problem.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.json().encode());
        problem.retryAfterSeconds().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        problem.fields().forEach(answer::header);
        return answer.build();
    }
}
