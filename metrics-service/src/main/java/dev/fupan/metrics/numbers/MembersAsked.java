package dev.fupan.metrics.numbers;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.answer.Asked;
import dev.fupan.metrics.answer.Content;
import dev.fupan.metrics.answer.Table;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.funnel.Members;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Parameters;
import dev.fupan.metrics.question.Question;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which journeys, or opportunities, stand behind a step of a funnel. */
record MembersAsked(
        FunnelAsked funnel,
        String step,
        Members.Part part,
        @Nullable Cursor after,
        int limit) implements Asked {

    static MembersAsked of(String step, Parameters parameters, UnaryOperator<Question> mayList) {
        Members.Part part = parameters.constant("part", Members.Part.class);
        FunnelAsked funnel = FunnelAsked.of(parameters);
        return new MembersAsked(
                funnel.with(mayList.apply(funnel.question())),
                step,
                part == null ? Members.Part.REACHED : part,
                Cursor.of(parameters),
                Cursor.limit(parameters));
    }

    @Override
    public boolean aboutPeople() {
        return true;
    }

    @Override
    public String canonical() {
        return "members " + funnel.canonical();
    }

    @Override
    public AsOf asOf() {
        return funnel.asOf();
    }

    @Override
    public Instant evaluation(Instant now, ZoneId zone) {
        return funnel.evaluation(now, zone);
    }

    @Override
    public Need need(WorkspaceConfiguration configuration, Instant evaluation) {
        return funnel.need(configuration, evaluation);
    }

    @Override
    public Content content(Known known, Instant evaluation) {
        Span span = Span.of(funnel.question(), known.snapshot().configuration(), evaluation);
        List<Members.Member> all = Members.of(known.snapshot(), funnel.query(span.whole(), evaluation), step, part);
        Cursor.Page<Members.Member> page = Cursor.page(
                all,
                each -> new Cursor(
                        each.reachedMicros(),
                        each.entity().kind() + "/" + each.entity().id()),
                after,
                limit);
        Table table = new Table();
        for (Members.Member member : page.rows()) {
            Table.Row row = Lines.entity(table.row(), member.entity(), member.pipeline(), member.entryMicros())
                    .text("step", step)
                    .text("reachedAt", Cut.instant(member.reachedMicros()).toString())
                    .flag("skipped", member.skipped())
                    .flag("mature", member.mature())
                    .text("furthest", member.furthest())
                    .text("owner", member.owner());
            Lines.dims(row, member.dims());
        }
        return span.describe(Lines.content(table, all.size(), page.next()));
    }
}
