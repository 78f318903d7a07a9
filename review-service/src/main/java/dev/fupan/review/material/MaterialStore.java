package dev.fupan.review.material;

import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import dev.fupan.review.template.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checklists of sessions. An entry that nobody has touched has no row. */
@ApplicationScoped
class MaterialStore {

    private static final String OF_SESSION = "from Material m where m.sessionId = :session";

    private final SessionStore sessions;

    MaterialStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    /** The whole checklist in the template's order. */
    Uni<List<MaterialView>> list(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> db.createQuery(OF_SESSION, Material.class)
                .setParameter("session", session)
                .getResultList()
                .map(touched -> {
                    Map<String, MaterialView> views = touched.stream()
                            .map(Material::view)
                            .collect(Collectors.toMap(MaterialView::key, Function.identity()));
                    return held.template().materials().stream()
                            .map(Template.Material::key)
                            .map(key -> views.getOrDefault(key, MaterialView.untouched(key)))
                            .toList();
                }));
    }

    Uni<MaterialView> put(Caller caller, UUID session, By by, String key, long version, MaterialForm form) {
        return sessions.change(caller, session, Right.TAKE_PART, by, (db, held) -> {
            if (!held.isOpen()) throw Transition.refused(held, "collect materials");
            if (held.template().materials().stream().noneMatch(one -> one.key().equals(key)))
                throw ProblemType.NOT_FOUND
                        .because("The checklist of this template has no such material.")
                        .asException();
            return db.find(Material.class, new Material.Key(session, key)).map(there -> {
                Material material = there == null ? new Material(caller.tenant(), session, key) : there;
                Object current = there == null ? MaterialView.untouched(key) : there.view();
                SessionDesk.unchangedSince(version, material.version(), current);
                material.take(form, by);
                if (there == null) held.make(material);
                held.log("material", key, Visibility.members(), material.view());
                return material.view();
            });
        });
    }
}
