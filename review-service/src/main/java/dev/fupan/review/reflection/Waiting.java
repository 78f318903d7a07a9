package dev.fupan.review.reflection;

import java.util.Collection;

/**
 * What everyone knows of words that are not revealed: how many there are.
 *
 * @param fewWriters they come from fewer than three people, so that guessing who wrote what is easy
 */
record Waiting(long count, boolean fewWriters) {

    static final String KIND = "waiting-reflections";
    private static final int ENOUGH = 3;

    static Waiting of(Collection<PrivateReflection> all) {
        long writers = all.stream().map(PrivateReflection::writer).distinct().count();
        return new Waiting(all.size(), writers > 0 && writers < ENOUGH);
    }
}
