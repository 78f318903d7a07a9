package dev.fupan.review.problem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A problem as people write it. */
final class ProblemForm {

    private static final int STATEMENT = 500;
    private static final int BASIS = 500;
    private static final int USUAL_WEIGHT = 3;
    private static final String SHARE = "a share from 0 to 1 with at most four decimals, as text like \"0.25\"";

    private ProblemForm() {}

    /** What the body leaves out is as {@code before}; a new problem has no before. */
    static ProblemText read(JsonNode body, @Nullable ProblemText before) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("statement", "packId", "numberKey", "weight", "estimate"));
        String statement =
                before != null && !form.has("statement") ? before.statement() : form.required("statement", STATEMENT);
        String pack = before != null && !form.has("packId") ? before.packId() : form.required("packId", Form.SHORT);
        String number =
                before != null && !form.has("numberKey") ? before.numberKey() : form.required("numberKey", Form.SHORT);
        int weight = form.whole(
                "weight", Ranking.LEAST_WEIGHT, Ranking.MOST_WEIGHT, before == null ? USUAL_WEIGHT : before.weight());
        ProblemText.Estimate estimate = before != null && !form.has("estimate") ? before.estimate() : estimate(form);
        Violation.throwIfAny(found);
        return new ProblemText(statement, pack, number, weight, estimate);
    }

    private static ProblemText.@Nullable Estimate estimate(Form form) {
        if (form.absent("estimate")) return null;
        Form inner = form.inner("estimate", Set.of("shortfall", "basis"));
        String share = inner.required("shortfall", 6);
        String basis = inner.required("basis", BASIS);
        if (share.matches("0(\\.\\d{1,4})?|1(\\.0{1,4})?"))
            return new ProblemText.Estimate(new BigDecimal(share).setScale(Fact.DIGITS), basis);
        if (!share.isEmpty()) inner.wrong("shortfall", SHARE);
        return null;
    }
}
