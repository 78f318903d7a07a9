package dev.fupan.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A body of another shape than the resource reads: the platform answers a bare 400, we say where and what instead. */
class JsonProblems {

    @ServerExceptionMapper
    public Response refuse(MismatchedInputException shape) {
        Problem problem = ProblemType.MALFORMED.because(UnreadableJson.detail(shape));
        return Response.status(problem.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.json().encode())
                .build();
    }
}
