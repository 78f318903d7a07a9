package dev.fupan.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the problems that the REST layer raises by itself (404, 405, 415, violations ...) our types and titles. */
@ApplicationScoped
class TypedProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) return problem;
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        HttpProblem.Builder typed = HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(problem.getStatusCode())
                .withDetail(detail(problem, type, context.cause));
        problem.getParameters().forEach(typed::with);
        problem.getHeaders().forEach(typed::withHeader);
        return typed.build();
    }

    // What an unexpected exception says of itself is for our log, not for the client.
    private static String detail(HttpProblem problem, ProblemType type, Throwable cause) {
        for (Throwable at = cause; at != null && problem.getStatusCode() < 500; at = at.getCause())
            if (at instanceof JsonProcessingException unreadable) return UnreadableJson.detail(unreadable);
        boolean ours = problem.getStatusCode() < 500 && problem.getDetail() != null;
        return ours ? problem.getDetail() : type.title() + ".";
    }
}
