package dev.fupan.review.material;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the checklist as participants see it.
 *
 * @param reference where it is: an address, a file's name
 * @param quality of its data: complete, partial or doubtful; null = nobody has said
 * @param version its ETag; 0 while nobody has touched it
 */
record MaterialView(
        String key,
        boolean ready,
        @Nullable String reference,
        @Nullable String quality,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        long version) {

    static MaterialView untouched(String key) {
        return new MaterialView(key, false, null, null, null, null, 0);
    }
}
