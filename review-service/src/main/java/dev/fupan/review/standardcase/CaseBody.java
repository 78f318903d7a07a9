package dev.fupan.review.standardcase;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Cases as the description of the API shows them; {@link CaseForm} reads them. */
final class CaseBody {

    private CaseBody() {}

    @Schema(name = "NewStandardCase")
    record New(
            @NotNull @Size(max = 200) String name,

            @Schema(enumeration = {"standard", "expected_but_lost", "accidental", "inevitable"})
            String kind,

            @NotNull @Size(max = 200) String customerType,
            @NotNull @Size(max = 200) String size,
            @NotNull @Size(min = 1, max = 30) List<String> steps,
            @NotNull @Min(0) @Max(3650) Integer cycleDays,
            @Size(max = 4000) String story,
            @Size(max = 200) String account,
            @Size(max = 200) String team,

            @Schema(description = "The month for which it is picked", examples = "2026-11")
            String month,

            boolean published) {}

    /** What is left out stays. */
    @Schema(name = "StandardCaseChange")
    record Change(
            @Size(max = 200) String name,

            @Schema(enumeration = {"standard", "expected_but_lost", "accidental", "inevitable"})
            String kind,

            @Size(max = 200) String customerType,
            @Size(max = 200) String size,
            @Size(min = 1, max = 30) List<String> steps,
            @Min(0) @Max(3650) Integer cycleDays,
            @Size(max = 4000) String story,
            @Size(max = 200) String account,
            @Size(max = 200) String team,

            @Schema(examples = "2026-11") String month,

            boolean published) {}

    /** A sale that is held against a case. */
    @Schema(name = "ComparedSale")
    record Compared(
            @NotNull @Size(max = 200) String customerType,
            @NotNull @Size(max = 200) String size,
            @NotNull @Size(min = 1, max = 30) List<String> steps,
            @NotNull @Min(0) @Max(3650) Integer cycleDays) {}
}
