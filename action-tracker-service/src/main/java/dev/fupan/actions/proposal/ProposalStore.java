package dev.fupan.actions.proposal;

import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Tracked;
import dev.fupan.actions.desk.Sight;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Proposals in the database. Lock order: the proposal, then its action. */
@ApplicationScoped
class ProposalStore {

    private static final String OF_ACTION =
            "from Proposal p where p.actionId = :action order by p.proposedAt desc, p.id";
    private static final String OPEN = """
            select p from Proposal p join Action a on a.id = p.actionId
            where p.state = 'open' and (:all = true or a.ownerId in (:owners)) order by p.proposedAt, p.id
            """;
    private static final int MOST = 200;

    private final TenantSessions sessions;
    private final ActionStore actions;
    private final Outbox outbox;

    ProposalStore(TenantSessions sessions, ActionStore actions, Outbox outbox) {
        this.sessions = sessions;
        this.actions = actions;
        this.outbox = outbox;
    }

    /** Null when there is no such action; {@code check} sees it as it is. */
    Uni<@Nullable ProposalView> propose(Proposal proposal, String tenant, By by, Consumer<Tracked> check) {
        return sessions.inTenant(
                        tenant, session -> actions.changeIn(session, tenant, proposal.actionId(), by, tracked -> {
                                    check.accept(tracked);
                                    tracked.note("proposal", null, proposal.field() + " " + proposal.value(), null);
                                    return true;
                                })
                                .chain(there -> there == null
                                        ? Uni.createFrom().<ProposalView>nullItem()
                                        : session.persist(proposal).replaceWith(proposal::view)))
                .invoke(outbox::nudge);
    }

    /** Null when there is no such proposal; {@code work} decides it, and changes the action if it likes. */
    Uni<@Nullable ProposalView> decide(String tenant, UUID id, By by, BiConsumer<Proposal, Tracked> work) {
        return sessions.inTenant(tenant, session -> session.find(Proposal.class, id, LockModeType.PESSIMISTIC_WRITE)
                        .chain(proposal -> proposal == null
                                ? Uni.createFrom().<ProposalView>nullItem()
                                : actions.changeIn(session, tenant, proposal.actionId(), by, tracked -> {
                                            work.accept(proposal, tracked);
                                            return true;
                                        })
                                        .replaceWith(proposal::view)))
                .invoke(outbox::nudge);
    }

    Uni<List<ProposalView>> of(String tenant, UUID action) {
        return sessions.inTenant(tenant, session -> session.createQuery(OF_ACTION, Proposal.class)
                .setParameter("action", action)
                .setMaxResults(MOST)
                .getResultList()
                .map(all -> all.stream().map(Proposal::view).toList()));
    }

    /** Those that wait for a decision about actions of the owners that are seen, oldest first. */
    Uni<List<ProposalView>> open(String tenant, Sight sight) {
        List<String> owners = sight.isOfEverything() ? List.of("") : sight.owners();
        return sessions.inTenant(tenant, session -> session.createQuery(OPEN, Proposal.class)
                .setParameter("all", sight.isOfEverything())
                .setParameter("owners", owners)
                .setMaxResults(MOST)
                .getResultList()
                .map(all -> all.stream().map(Proposal::view).toList()));
    }
}
