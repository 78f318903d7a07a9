package dev.fupan.ingest.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A configuration between its JSON and its record; what it may not be, it says in words for its author. */
final class ConfigurationJson {

    private static final List<String> FIELDS = Arrays.stream(WorkspaceConfiguration.class.getRecordComponents())
            .map(component -> component.getName())
            .toList();

    private ConfigurationJson() {}

    /** Throws the problem that names what is wrong. */
    static WorkspaceConfiguration read(JsonNode json) {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name))
                throw invalid(
                        "'" + name + "' is no part of a configuration; there are " + String.join(", ", FIELDS) + ".");
        }
        try {
            return EventJson.mapper().treeToValue(json, WorkspaceConfiguration.class);
        } catch (ValueInstantiationException rule) {
            Throwable cause = rule.getCause() == null ? rule : rule.getCause();
            throw invalid(place(rule) + cause.getMessage() + ".");
        } catch (JsonMappingException shape) {
            throw invalid(place(shape) + "the value does not have the shape that is expected there.");
        } catch (JsonProcessingException unreadable) {
            throw invalid("The configuration cannot be read.");
        }
    }

    static String write(WorkspaceConfiguration configuration) {
        try {
            return EventJson.mapper().writeValueAsString(configuration);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String place(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath())
            pointer.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        return pointer.length() == 0 ? "" : "At " + pointer + ": ";
    }

    private static HttpProblem invalid(String detail) {
        return ProblemType.INVALID.because(detail).asException();
    }
}
