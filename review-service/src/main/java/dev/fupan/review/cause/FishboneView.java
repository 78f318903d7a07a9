package dev.fupan.review.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Causes by branch, as a fishbone is drawn.
 *
 * @param unassigned causes that hang on no branch yet
 */
record FishboneView(List<Bone> branches, List<CauseView> unassigned, long version) {

    /** One branch with its causes. */
    record Bone(String key, Map<String, String> title, List<CauseView> causes) {}

    /** @param problem whose causes are wanted; null = all */
    static FishboneView of(FishboneStore.Branches chosen, List<CauseView> causes, @Nullable String problem) {
        List<CauseView> shown = causes.stream()
                .filter(cause -> !cause.state().equals(Cause.DROPPED))
                .filter(cause -> problem == null || cause.problemId().equals(problem))
                .toList();
        List<Bone> bones = new ArrayList<>();
        for (Branch branch : chosen.branches())
            bones.add(new Bone(
                    branch.key(),
                    branch.title(),
                    shown.stream()
                            .filter(cause -> branch.key().equals(cause.branch()))
                            .toList()));
        return new FishboneView(
                bones, shown.stream().filter(cause -> cause.branch() == null).toList(), chosen.version());
    }
}
