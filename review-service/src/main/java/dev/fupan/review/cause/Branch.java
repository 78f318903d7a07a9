package dev.fupan.review.cause;

import java.util.List;
import java.util.Map;

/**
 * A branch of the fishbone, under which causes of one sort are gathered.
 *
 * @param title by language, {@code en} and {@code zh}
 */
public record Branch(String key, Map<String, String> title) {

    /** What every session begins with. */
    public static final List<Branch> USUAL = List.of(
            new Branch("subjective", Map.of("en", "Subjective", "zh", "主观")),
            new Branch("objective", Map.of("en", "Objective", "zh", "客观")),
            new Branch("process", Map.of("en", "Process", "zh", "流程")),
            new Branch("resource", Map.of("en", "Resource", "zh", "资源")));
}
