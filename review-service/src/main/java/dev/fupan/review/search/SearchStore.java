package dev.fupan.review.search;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the words under which items are found, a row each: row-level security hides rows before it lets PostgreSQL ask
 * whether an array or a tsvector contains something, so an index over those would never be used; equality of texts may
 * come first.
 */
public final class SearchStore {

    /**
     * The ids of items that have all the words; for a condition {@code id in (...)}. The tenant is {@code $1}, the kind
     * {@code $2} and an array of the words {@code $3}.
     */
    public static final String FOUND = """
            select t.item_id from search_word t
            where t.tenant = $1 and t.kind = $2
              and t.word = any (array(select search_lexeme(w) from unnest($3::text[]) w))
            group by t.item_id
            having count(*) = (select count(distinct search_lexeme(w)) from unnest($3::text[]) w)
            """;

    private static final String FORGET =
            "delete from search_word where tenant = :tenant and kind = :kind and item_id = :item";
    // No word has a blank in it.
    private static final String KEEP = """
            insert into search_word (tenant, kind, word, item_id)
            select distinct :tenant, :kind, search_lexeme(w), cast(:item as uuid)
            from string_to_table(:words, ' ') w""";

    private SearchStore() {}

    /** From now on the item is found by the words of this text alone. */
    public static Uni<Void> index(Mutiny.Session db, String tenant, String kind, UUID item, String text) {
        Set<String> words = Words.of(text);
        return db.createNativeQuery(FORGET)
                .setParameter("tenant", tenant)
                .setParameter("kind", kind)
                .setParameter("item", item)
                .executeUpdate()
                .chain(() -> db.createNativeQuery(KEEP)
                        .setParameter("tenant", tenant)
                        .setParameter("kind", kind)
                        .setParameter("item", item)
                        .setParameter("words", String.join(" ", words))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
