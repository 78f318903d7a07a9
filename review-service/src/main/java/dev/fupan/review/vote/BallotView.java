package dev.fupan.review.vote;

import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody has voted for, as that voter sees it.
 *
 * @param votes theme id -> how many
 * @param left of the budget
 * @param version its ETag; 0 before the first vote
 */
record BallotView(int round, int budget, Map<String, Integer> votes, int left, long version) {

    static BallotView of(VoteRound round, Map<String, Integer> votes, long version) {
        int left = round.budget()
                - votes.values().stream().mapToInt(Integer::intValue).sum();
        return new BallotView(round.number(), round.budget(), new TreeMap<>(votes), left, version);
    }
}
