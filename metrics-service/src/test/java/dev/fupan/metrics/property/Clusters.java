package dev.fupan.metrics.property;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.entity.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Entities that some record ever linked, whether or not the link still holds. */
final class Clusters {
    private static final String IMPLICIT = "lead:";

    private final Map<EntityRef, EntityRef> parents = new HashMap<>();

    private Clusters() {}

    /** The records by cluster. */
    static Collection<List<Said>> of(Collection<Said> records) {
        Clusters clusters = new Clusters();
        records.forEach(clusters::link);
        Map<EntityRef, List<Said>> apart = new LinkedHashMap<>();
        for (Said said : records) {
            apart.computeIfAbsent(clusters.root(said.entity()), key -> new ArrayList<>())
                    .add(said);
        }
        return apart.values();
    }

    private void link(Said said) {
        EntityRef entity = said.entity();
        Fields fields = said.fields();
        linkImplicit(entity);
        if (said.type().equals("crm.entity.merged.v1")) {
            EntityRef into = new EntityRef(entity.kind(), Objects.requireNonNull(fields.text("into")));
            link(entity, into);
            linkImplicit(into);
        }
        String lead = fields.text("leadId");
        if (entity.kind().equals(EntityRef.OPPORTUNITY) && lead != null) {
            link(entity, new EntityRef(EntityRef.LEAD, lead));
        }
        String opportunity = fields.text("opportunityId");
        if (entity.kind().equals(EntityRef.QUOTE) && opportunity != null) {
            link(entity, new EntityRef(EntityRef.OPPORTUNITY, opportunity));
        }
    }

    private void linkImplicit(EntityRef entity) {
        if (entity.kind().equals(EntityRef.OPPORTUNITY) && entity.id().startsWith(IMPLICIT)) {
            link(entity, new EntityRef(EntityRef.LEAD, entity.id().substring(IMPLICIT.length())));
        }
    }

    private void link(EntityRef one, EntityRef other) {
        EntityRef from = root(one);
        EntityRef into = root(other);
        if (!from.equals(into)) {
            parents.put(from, into);
        }
    }

    private EntityRef root(EntityRef entity) {
        EntityRef at = entity;
        for (EntityRef parent = parents.get(at); parent != null; parent = parents.get(at)) {
            at = parent;
        }
        return at;
    }
}
