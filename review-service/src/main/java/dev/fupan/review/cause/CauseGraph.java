package dev.fupan.review.cause;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is said to be because of what, over all chains of a session.
 *
 * <p>Each chain leads from what shows, through its answers, to an end. Statements that differ in case, blanks and signs
 * alone are one, and an answer that refers to a cause leads on to what that cause begins with. Whoever follows the
 * chains must never come back: a thing that is the reason of itself explains nothing.
 */
final class CauseGraph {

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, Set<String>> because = new HashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    /** Adds the chain of a cause. */
    void add(UUID cause, String surface, List<Why> whys) {
        String here = statement(surface);
        link(cause(cause, surface), here);
        for (Why why : whys) {
            String next = statement(why.text());
            link(here, next);
            if (why.causeId() != null) link(next, cause(why.causeId(), why.text()));
            here = next;
        }
    }

    /** A way that comes back to where it began, as people wrote it; empty when there is none. */
    Optional<List<String>> circle() {
        Set<String> clear = new HashSet<>();
        for (String start : List.copyOf(because.keySet())) {
            Deque<String> way = new ArrayDeque<>();
            Optional<List<String>> found = walk(start, way, clear);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private Optional<List<String>> walk(String here, Deque<String> way, Set<String> clear) {
        if (clear.contains(here)) return Optional.empty();
        if (way.contains(here)) return Optional.of(told(here, way));
        way.push(here);
        for (String next : because.getOrDefault(here, Set.of())) {
            Optional<List<String>> found = walk(next, way, clear);
            if (found.isPresent()) return found;
        }
        way.pop();
        clear.add(here);
        return Optional.empty();
    }

    private List<String> told(String from, Deque<String> way) {
        List<String> circle = new ArrayList<>();
        circle.add(words.getOrDefault(from, from));
        for (String node : way) {
            if (node.equals(from)) break;
            circle.add(words.getOrDefault(node, node));
        }
        circle.add(words.getOrDefault(from, from));
        Collections.reverse(circle);
        // A cause and the statement that it begins with read alike.
        List<String> once = new ArrayList<>();
        for (String text : circle)
            if (once.isEmpty() || !once.get(once.size() - 1).equals(text)) once.add(text);
        if (once.size() == 1) once.add(once.get(0));
        return once;
    }

    private void link(String from, String to) {
        because.computeIfAbsent(from, node -> new HashSet<>()).add(to);
    }

    private String statement(String text) {
        String key = "text:" + plain(text);
        words.putIfAbsent(key, text);
        return key;
    }

    private String cause(UUID id, String text) {
        String key = "cause:" + id;
        words.putIfAbsent(key, text);
        return key;
    }

    /** A text of signs alone stays as it is. */
    private static String plain(String text) {
        String bare = SIGNS.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        return bare.isEmpty() ? text.strip() : bare;
    }
}
