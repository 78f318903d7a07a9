package dev.fupan.review.lesson;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Lessons as the description of the API shows them; {@link LessonForm} reads them. */
final class LessonBody {

    private LessonBody() {}

    @Schema(name = "NewLesson", description = "With a scene or a replicablePoint, or both")
    record New(
            @NotNull @Schema(enumeration = {"success", "failure"})
            String kind,

            @NotNull @Size(max = 2000) String content,
            @Size(max = 1000) String scene,
            @Size(max = 1000) String replicablePoint,
            Map<String, String> scope,
            boolean published) {}

    /** What is left out stays. */
    @Schema(name = "LessonChange")
    record Change(
            @Schema(enumeration = {"success", "failure"}) String kind,

            @Size(max = 2000) String content,
            @Size(max = 1000) String scene,
            @Size(max = 1000) String replicablePoint,
            Map<String, String> scope,
            boolean published) {}
}
